//! Which page is open, as it stands behind `#` in the address.

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The simulation.
    #[default]
    Simulate,
    /// Two to six plans beside each other.
    Compare,
    /// Where the spread of a result comes from.
    Explain,
    /// The search for a better ladder.
    Improve,
    /// Who invited whom in one replicate.
    Cascade,
    /// What a live test of two plans would find.
    Test,
    /// What the reader's own data say of the plan.
    Calibrate,
    /// How it computes.
    Method,
    /// The parts that all pages are made of.
    Design,
    /// The slides, one at a time.
    Present,
    /// What is presented, before it is.
    Prepare,
    /// The active plan by campaign year.
    Years,
    /// One page to print: what was asked, what came out, what went in.
    Report,
    /// What is known of the domain: a shelf of it, and the entry that was asked for, if any.
    Library(Shelf, Option<String>),
}

/// A part of the Library page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shelf {
    /// Cases as cards.
    #[default]
    Cases,
    /// Mechanisms as levers.
    Mechanisms,
    /// What the sources report beside what the simulation gives.
    Replication,
    /// What the sources contradict each other in.
    Conflicts,
}

impl Shelf {
    /// Every shelf, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Cases, Self::Mechanisms, Self::Replication, Self::Conflicts];

    /// Its name in addresses and message keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cases => "cases",
            Self::Mechanisms => "mechanisms",
            Self::Replication => "replication",
            Self::Conflicts => "conflicts",
        }
    }
}

impl Route {
    /// The page that a hash such as `#library/cases` names; the simulation for any other.
    #[must_use]
    pub fn from_hash(hash: &str) -> Self {
        let mut parts = hash.trim_start_matches('#').splitn(3, '/');
        match (parts.next(), parts.next(), parts.next()) {
            (Some("compare"), None, None) => Self::Compare,
            (Some("explain"), None, None) => Self::Explain,
            (Some("improve"), None, None) => Self::Improve,
            (Some("cascade"), None, None) => Self::Cascade,
            (Some("test"), None, None) => Self::Test,
            (Some("calibrate"), None, None) => Self::Calibrate,
            (Some("method"), None, None) => Self::Method,
            (Some("design"), None, None) => Self::Design,
            (Some("present"), None, None) => Self::Present,
            (Some("prepare"), None, None) => Self::Prepare,
            (Some("years"), None, None) => Self::Years,
            (Some("report"), None, None) => Self::Report,
            (Some("library"), shelf, entry) => {
                let shelf = Shelf::ALL.into_iter().find(|known| Some(known.name()) == shelf).unwrap_or_default();
                Self::Library(shelf, entry.filter(|entry| !entry.is_empty()).map(str::to_owned))
            }
            _ => Self::Simulate,
        }
    }

    /// What stands behind the address for it.
    #[must_use]
    pub fn hash(&self) -> String {
        match self {
            Self::Simulate => "#".to_owned(),
            Self::Compare => "#compare".to_owned(),
            Self::Explain => "#explain".to_owned(),
            Self::Improve => "#improve".to_owned(),
            Self::Cascade => "#cascade".to_owned(),
            Self::Test => "#test".to_owned(),
            Self::Calibrate => "#calibrate".to_owned(),
            Self::Method => "#method".to_owned(),
            Self::Design => "#design".to_owned(),
            Self::Present => "#present".to_owned(),
            Self::Prepare => "#prepare".to_owned(),
            Self::Years => "#years".to_owned(),
            Self::Report => "#report".to_owned(),
            Self::Library(Shelf::Cases, None) => "#library".to_owned(),
            Self::Library(shelf, None) => format!("#library/{}", shelf.name()),
            Self::Library(shelf, Some(entry)) => format!("#library/{}/{entry}", shelf.name()),
        }
    }

    /// Message that names it.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        match self {
            Self::Simulate => "page-simulate",
            Self::Compare => "page-compare",
            Self::Explain => "page-explain",
            Self::Improve => "page-improve",
            Self::Cascade => "page-cascade",
            Self::Test => "page-test",
            Self::Calibrate => "page-calibrate",
            Self::Method => "page-method",
            Self::Design => "page-design",
            Self::Present => "page-present",
            Self::Prepare => "page-prepare",
            Self::Years => "page-years",
            Self::Report => "page-report",
            Self::Library(..) => "page-library",
        }
    }

    /// Its name in attributes.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.title().trim_start_matches("page-")
    }

    /// Whether it is another page, and not only another part of the same.
    #[must_use]
    pub fn is_page_of(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_its_page_and_back() {
        let entry = Route::Library(Shelf::Mechanisms, Some("leaderboard".to_owned()));
        let shelves = Shelf::ALL.map(|shelf| Route::Library(shelf, None));
        for route in shelves.into_iter().chain([
            Route::Simulate,
            Route::Compare,
            Route::Explain,
            Route::Improve,
            Route::Cascade,
            Route::Test,
            Route::Calibrate,
            Route::Method,
            Route::Design,
            Route::Present,
            Route::Prepare,
            Route::Years,
            Route::Report,
            entry,
        ]) {
            assert_eq!(Route::from_hash(&route.hash()), route);
        }
        assert_eq!(Route::from_hash("#library/nowhere"), Route::Library(Shelf::Cases, None));
        for hash in ["", "#", "#results", "#method/x"] {
            assert_eq!(Route::from_hash(hash), Route::Simulate, "{hash}");
        }
    }

    #[test]
    fn parts_of_the_library_are_one_page() {
        assert!(Route::Library(Shelf::Cases, None).is_page_of(&Route::from_hash("#library/conflicts")));
        assert!(!Route::Simulate.is_page_of(&Route::Method));
    }
}
