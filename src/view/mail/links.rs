//! Full addresses: a mail stands nowhere, so a relative way leads nowhere.

use crate::view::address::Address;

/// Where the reader's site stands.
#[derive(Debug, Clone)]
pub(super) struct Links<'a> {
    /// Address of the audience's folder, ending in `/`; nothing where none is written.
    base: Option<String>,
    /// The page that relative ways start from.
    at: &'a Address,
}

impl<'a> Links<'a> {
    /// Links of the site at `base`, relative ways starting from `at`.
    #[must_use]
    pub(super) fn new(base: Option<&str>, at: &'a Address) -> Self {
        let base = base.map(|base| format!("{}/", base.trim_end_matches('/')));
        Self { base, at }
    }

    /// The full address of a relative way; nothing where the site's address is not written.
    #[must_use]
    pub(super) fn full(&self, href: Option<&str>) -> Option<String> {
        let (base, href) = (self.base.as_deref()?, href?);
        let path = self.at.path();
        let mut folders: Vec<&str> = path.split('/').collect();
        folders.pop();
        let mut rest = href;
        while let Some(up) = rest.strip_prefix("../") {
            folders.pop();
            rest = up;
        }
        let mut full = base.to_owned();
        for folder in folders {
            full.push_str(folder);
            full.push('/');
        }
        full.push_str(rest);
        Some(full)
    }

    /// Likewise, in place.
    pub(super) fn widen(&self, href: &mut Option<String>) {
        *href = self.full(href.as_deref());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::ProgramId;
    use crate::text::Lang;
    use crate::view::address::Page;

    #[test]
    fn relative_ways_become_full_addresses() {
        let nbl = ProgramId::parse("nbl").unwrap();
        let at = Address::program(Lang::En, &nbl, Page::Index);
        let links = Links::new(Some("https://status.example/internal"), &at);
        let to = |page| Some(at.to(&Address::program(Lang::ZhHans, &nbl, page)));
        assert_eq!(
            links.full(to(Page::Issue("ISS-NBL-041".to_owned())).as_deref()).unwrap(),
            "https://status.example/internal/zh-Hans/nbl/issues/ISS-NBL-041.html"
        );
        assert_eq!(
            links.full(Some("decisions.html#DEC-NBL-008")).unwrap(),
            "https://status.example/internal/en/nbl/decisions.html#DEC-NBL-008"
        );
        assert_eq!(Links::new(None, &at).full(Some("index.html")), None);
        assert_eq!(links.full(None), None);
    }
}
