//! The report of a run, in one language or in several.

use rayon::prelude::*;

use super::error::JobError;
use super::left_out::left_out;
use super::pictures::{each_once, page_charts, page_maps, region_maps};
use super::prepare::Prepared;
use super::produce::sentences;
use super::remark::Remark;
use super::themed::themed;
use crate::draw::{Logo, own_fonts_css};
use crate::figures::page_sources;
use crate::io::markdown;
use crate::report::{Page, PageMap, page_in_languages, report_text};
use crate::territory::{Names, RegionId};
use crate::words::Lang;

/// The report as a page, with the same in other languages, and as text.
pub(super) fn report(
    prepared: &Prepared,
    pictures: PagePictures,
    warnings: &[String],
) -> Result<(String, String), JobError> {
    let others: Vec<Prepared> = prepared.in_other_languages();
    let mut languages = vec![prepared.lang()];
    languages.extend(others.iter().map(Prepared::lang));
    if others.is_empty() {
        languages.clear();
    }
    let drawn: Result<Vec<(PagePictures, Vec<String>)>, JobError> =
        others.par_iter().map(page_pictures).collect();
    let own = Told::new(prepared);
    let told: Vec<Told> = others.iter().map(Told::new).collect();
    let signs = Signs::new(prepared);
    let own = own.page(prepared, (&languages, &signs), pictures, warnings);
    let (drawn, said): (Vec<PagePictures>, Vec<Vec<String>>) = drawn?.into_iter().unzip();
    let pages = others.iter().zip(&told).zip(drawn).zip(&said);
    let pages = pages.map(|(((other, told), pictures), said)| {
        told.page(other, (&languages, &signs), pictures, said)
    });
    let pages: Vec<Page<'_>> = pages.collect();
    let text = markdown(&report_text(&own));
    Ok((page_in_languages(&own, &pages), text))
}

/// The pictures of a page in its language.
pub(super) struct PagePictures {
    pub(super) maps: Vec<PageMap>,
    pub(super) regions: Vec<(RegionId, PageMap)>,
    pub(super) charts: Vec<PageMap>,
}

/// The pictures of the page in another language than that of the run, and what is to be said
/// on that page.
fn page_pictures(prepared: &Prepared) -> Result<(PagePictures, Vec<String>), JobError> {
    let (maps, charts) = rayon::join(|| page_maps(prepared), || page_charts(prepared));
    let (maps, charts) = (maps?, charts?);
    let mut warnings = prepared.warnings.clone();
    warnings.extend(left_out(prepared).into_iter().map(Remark::from));
    warnings.extend(each_once(charts.iter()));
    let remarks = [&*prepared.notes, &*warnings].concat();
    let pictures = PagePictures {
        maps,
        regions: region_maps(prepared)?,
        charts: charts.into_iter().map(|chart| chart.page).collect(),
    };
    Ok((pictures, sentences(&remarks, prepared.lang())))
}

/// What pages in all languages have in common.
struct Signs {
    logo: Option<String>,
    rules: String,
}

impl Signs {
    fn new(prepared: &Prepared) -> Self {
        Self {
            logo: prepared.logo.as_ref().map(Logo::data_url),
            rules: themed(&prepared.theme) + &own_fonts_css(&prepared.fonts),
        }
    }
}

/// What a page tells of its plan.
struct Told {
    title: Names,
    description: Option<Names>,
    sources: Vec<String>,
}

impl Told {
    fn new(prepared: &Prepared) -> Self {
        let plan = &prepared.plan;
        let description = plan.description.as_ref();
        Self {
            title: plan.titles.with(&plan.title),
            description: description.map(|text| plan.descriptions.with(text)),
            sources: page_sources(&prepared.subject()),
        }
    }

    fn page<'a>(
        &'a self,
        prepared: &'a Prepared,
        (languages, signs): (&'a [Lang], &'a Signs),
        pictures: PagePictures,
        warnings: &'a [String],
    ) -> Page<'a> {
        Page {
            lang: prepared.lang(),
            languages,
            title: &self.title,
            description: self.description.as_ref(),
            study: prepared.study(),
            assessments: &prepared.assessments,
            claim: prepared.claim.as_deref().zip(prepared.tested.as_ref()),
            logo: signs.logo.as_deref(),
            rules: &signs.rules,
            maps: pictures.maps,
            region_maps: pictures.regions,
            charts: pictures.charts,
            warnings,
            sources: &self.sources,
        }
    }
}
