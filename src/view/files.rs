//! Names of files.

/// A name that every system takes, from a plan's own: letters, digits and hyphens.
#[must_use]
pub fn file_name(name: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let parts: Vec<_> = plain.split('-').filter(|part| !part.is_empty()).collect();
    let short: String = parts.join("-").chars().take(60).collect();
    if short.is_empty() { "plan".to_owned() } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_tame() {
        assert_eq!(file_name("A/B: ¥500 each!"), "A-B-500-each");
        assert_eq!(file_name("诊所 1,000 元"), "诊所-1-000-元");
        assert_eq!(file_name("../.."), "plan");
    }
}
