//! Sets kept under a name.

use super::Kept;

/// Most characters of a name.
const LONGEST: usize = 80;

/// The name that a set is kept under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Which entry it is, whatever it is called.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Raised at every change of the set; whoever has not seen the last one may not write over it.
    pub revision: u64,
}

/// What may be done with a set that is to be kept under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The entry holds it already.
    There(Named),
    /// It takes the place of what the entry holds.
    Over(Named),
    /// Another tab has changed the entry: it is kept beside it under that name.
    Beside(String),
}

/// Whether a set may be written over its entry. `stored` is what the entry holds now, if it is still there and can be read; `taken` are
/// the names in use.
#[must_use]
pub fn may_write(ours: &Kept, seen: &Named, stored: Option<&Kept>, taken: &[String]) -> Verdict {
    let Some((stored, named)) = stored.and_then(|stored| Some((stored, stored.named.as_ref()?))) else {
        // It was deleted while it was open here: who goes on with it wants it.
        return Verdict::Over(Named { revision: seen.revision + 1, ..seen.clone() });
    };
    if stored.holds_the_same(ours) {
        Verdict::There(named.clone())
    } else if named.revision == seen.revision {
        // The name is that of the entry: it may have got another one elsewhere.
        Verdict::Over(Named { revision: named.revision + 1, ..named.clone() })
    } else {
        Verdict::Beside(free_name(&named.name, taken))
    }
}

/// A name that is not in use: the name itself, or with the least number from 2 on behind it.
#[must_use]
pub fn free_name(wish: &str, taken: &[String]) -> String {
    let wish: String = wish.trim().chars().take(LONGEST).collect();
    let is_free = |name: &String| !taken.contains(name);
    if is_free(&wish) {
        return wish;
    }
    // "Spring (2)" is followed by "Spring (3)", not by "Spring (2) (2)".
    let stem = wish
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once(" ("))
        .filter(|(_, number)| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
    let stem = stem.map_or(wish.as_str(), |(stem, _)| stem);
    (2..).map(|number: u32| format!("{stem} ({number})")).find(is_free).unwrap_or_default()
}

/// The order of a list of entries: the last changed first, those of one time by name.
pub fn order(entries: &mut [Kept]) {
    let name = |kept: &Kept| kept.named.as_ref().map(|named| named.name.clone());
    entries.sort_by(|a, b| b.time.cmp(&a.time).then_with(|| name(a).cmp(&name(b))));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;
    use crate::state::keeping::Opening;
    use crate::state::{AppState, Chosen, Document};

    fn kept(seeds: f64, revision: u64) -> Kept {
        let mut document = Document::of(&AppState::start(Opening::Nothing, Locale::En, &[]));
        document.plans[0].set_number("/acquisition/seeds", seeds.into());
        let named = Named { id: "x".to_owned(), name: "Spring".to_owned(), revision };
        Kept { time: revision, named: Some(named), document, chosen: Chosen::default() }
    }

    #[test]
    fn the_second_writer_never_writes_over_the_first() {
        let taken = ["Spring".to_owned(), "Spring (2)".to_owned()];
        let (stored, ours) = (kept(1.0, 4), kept(2.0, 4));
        let seen = |revision| Named { revision, ..stored.named.clone().unwrap() };
        assert_eq!(may_write(&ours, &seen(4), Some(&stored), &taken), Verdict::Over(seen(5)));
        for stale in [3, 5] {
            let verdict = may_write(&ours, &seen(stale), Some(&stored), &taken);
            assert_eq!(verdict, Verdict::Beside("Spring (3)".to_owned()));
        }
        // The same set is no conflict, whoever wrote it.
        assert_eq!(may_write(&kept(1.0, 0), &seen(2), Some(&stored), &taken), Verdict::There(seen(4)));
        assert_eq!(may_write(&ours, &seen(4), None, &taken), Verdict::Over(seen(5)));
        // A new name of the entry stays.
        let mut renamed = stored.clone();
        renamed.named.as_mut().unwrap().name = "Summer".to_owned();
        let Verdict::Over(named) = may_write(&ours, &seen(4), Some(&renamed), &taken) else { panic!() };
        assert_eq!((named.name.as_str(), named.revision), ("Summer", 5));
    }

    #[test]
    fn names_are_free_and_short() {
        let taken = ["A".to_owned(), "A (2)".to_owned(), "诊所".to_owned()];
        for (wish, free) in [("A", "A (3)"), ("A (2)", "A (3)"), (" B ", "B"), ("诊所", "诊所 (2)"), ("A ()", "A ()")]
        {
            assert_eq!(free_name(wish, &taken), free);
        }
        assert_eq!(free_name(&"长".repeat(200), &[]).chars().count(), LONGEST);
    }

    #[test]
    fn the_last_changed_comes_first() {
        let mut entries = [kept(1.0, 1), kept(1.0, 3), kept(1.0, 2)];
        order(&mut entries);
        assert_eq!(entries.map(|kept| kept.time), [3, 2, 1]);
    }
}
