//! Finding a mechanism of the library by its words.

use snowball_library::{Group, Language, Lever, Library};

/// Groups with the mechanisms that have every word of a query in their name, description or group, in the order of the
/// library; all of them for no words.
#[must_use]
pub fn found<'a>(library: &'a Library, query: &str, language: Language) -> Vec<(&'a Group, Vec<&'a Lever>)> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let groups = library.groups.iter().map(|group| {
        let has = |lever: &&Lever| {
            // The other language too: the sources' own terms are Chinese, and people know the English ones.
            let texts = [&lever.name, &lever.what, &group.group];
            let mut all: String =
                texts.iter().flat_map(|text| [text.get(language), " ", &text.en, " ", &text.zh, " "]).collect();
            all.push_str(&lever.id.replace('-', " "));
            let all = all.to_lowercase();
            words.iter().all(|word| all.contains(word))
        };
        (group, group.levers.iter().filter(has).collect::<Vec<_>>())
    });
    groups.filter(|(_, levers)| !levers.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(query: &str, language: Language) -> Vec<&'static str> {
        let library = snowball_library::library();
        found(library, query, language).iter().flat_map(|(_, levers)| levers).map(|lever| lever.id.as_str()).collect()
    }

    #[test]
    fn a_mechanism_is_found_by_its_words_in_either_language() {
        let library = snowball_library::library();
        assert_eq!(ids("  ", Language::English).len(), library.levers().count());
        let lever = library.lever("leaderboard").expect("a mechanism");
        for query in [lever.name.en.to_uppercase(), lever.name.zh.clone(), "leaderboard".to_owned()] {
            assert!(ids(&query, Language::English).contains(&"leaderboard"), "{query}");
        }
        assert!(ids("no such mechanism at all", Language::Chinese).is_empty());
    }
}
