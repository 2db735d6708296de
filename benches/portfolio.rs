//! From files to sites and mails, stage by stage, on the sample and on a synthetic portfolio of 10 programs with 1,000
//! tasks each and 5,000 issues. All but the last stage happens in memory; that one writes into a temporary folder.
//!
//! Where bytes go through a stage, its throughput is printed: those of the files read, or of the pages rendered.

#[path = "../examples/synth/portfolio.rs"]
mod synthetic;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::BytesCount;
use milepost::publish::{SiteFolder, publish};
use milepost::render::assets::Assets;
use milepost::render::engine::Engine;
use milepost::schedule::Now;
use milepost::source::{Folder, Listing, ReadError, Tree, read_tree};
use milepost::terms::Scope;
use milepost::time::Instant;
use milepost::{Loaded, audience, audiences, load, mails, measure, site, sites};

fn main() {
    divan::main();
}

#[derive(Debug, Clone, Copy)]
enum Input {
    Sample,
    Synthetic,
}

use Input::{Sample, Synthetic};

const INPUTS: [Input; 2] = [Sample, Synthetic];
const SYNTHETIC: synthetic::Size = synthetic::Size { programs: 10, tasks: 1_000, issues: 5_000, seed: 1 };
const NOW: Now = Now { as_of: None, clock: Instant(0) };

/// Files in memory.
struct Memory(BTreeMap<String, Vec<u8>>);

impl Tree for Memory {
    fn list(&self) -> Listing {
        Listing { files: self.0.keys().cloned().collect(), problems: Vec::new() }
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        self.0.get(path).cloned().ok_or_else(|| ReadError::Unreadable("not listed".to_owned()))
    }

    fn shown(&self, path: &str) -> String {
        path.to_owned()
    }
}

impl Memory {
    fn bytes(&self) -> BytesCount {
        BytesCount::new(self.0.values().map(Vec::len).sum::<usize>())
    }
}

/// A portfolio, read once for all benchmarks that start later.
struct Ready {
    files: Memory,
    loaded: Loaded,
}

impl Ready {
    fn new(files: BTreeMap<String, Vec<u8>>) -> Self {
        let files = Memory(files);
        let loaded = load(&files, NOW);
        assert!(!loaded.has_errors(), "a portfolio with errors measures nothing");
        Self { files, loaded }
    }
}

static SAMPLE: LazyLock<Ready> = LazyLock::new(|| {
    let folder = Folder::open(concat!(env!("CARGO_MANIFEST_DIR"), "/programs")).expect("the sample is there");
    let read = |path: String| {
        let bytes = folder.read(&path).expect("the sample is readable");
        (path, bytes)
    };
    Ready::new(folder.list().files.into_iter().map(read).collect())
});

static SYNTH: LazyLock<Ready> = LazyLock::new(|| {
    let files = synthetic::portfolio(SYNTHETIC).expect("strings can be written").0;
    Ready::new(files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect())
});

static ASSETS: LazyLock<Assets> = LazyLock::new(Assets::default);
static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(&ASSETS).expect("the built-in templates load"));

impl Input {
    fn ready(self) -> &'static Ready {
        match self {
            Sample => &SAMPLE,
            Synthetic => &SYNTH,
        }
    }
}

fn render(loaded: &Loaded, scope: &Scope) -> SiteFolder {
    site(loaded, scope, &ASSETS, &ENGINE).expect("the built-in templates render")
}

fn size(site: &SiteFolder) -> usize {
    site.files.iter().map(|(_, bytes)| bytes.len()).sum()
}

/// Bytes to documents.
#[divan::bench(args = INPUTS, sample_count = 10)]
fn parse(bencher: Bencher, input: Input) {
    let ready = input.ready();
    bencher.counter(ready.files.bytes()).bench(|| read_tree(&ready.files).0.documents.len());
}

/// Parse, type, schedule and run every check.
#[divan::bench(args = INPUTS, sample_count = 10)]
fn read_schedule_and_check(bencher: Bencher, input: Input) {
    let ready = input.ready();
    bencher.counter(ready.files.bytes()).bench(|| load(&ready.files, NOW));
}

/// What each audience may see.
#[divan::bench(args = INPUTS, sample_count = 10)]
fn narrow_to_every_audience(bencher: Bencher, input: Input) {
    let loaded = &input.ready().loaded;
    let scopes = audiences(&loaded.portfolio);
    bencher.bench(|| {
        let narrowed = scopes.iter().map(|scope| audience::narrow(&loaded.portfolio, &loaded.schedules, scope));
        narrowed.map(|narrowed| narrowed.programs.len()).sum::<usize>()
    });
}

/// Status, burn-up, ageing, slips of every program, as internal readers see them.
#[divan::bench(args = INPUTS, sample_count = 10)]
fn measure_every_program(bencher: Bencher, input: Input) {
    let loaded = &input.ready().loaded;
    let narrowed = audience::narrow(&loaded.portfolio, &loaded.schedules, &Scope::Internal);
    bencher.bench_local(|| measure(&narrowed, &loaded.rules));
}

/// Templates and messages of both languages.
#[divan::bench(sample_count = 10)]
fn load_the_templates() -> Engine {
    Engine::new(&ASSETS).expect("the built-in templates load")
}

/// The largest site, from narrowing to bytes.
#[divan::bench(args = INPUTS, sample_count = 5)]
fn render_the_internal_site(bencher: Bencher, input: Input) {
    let loaded = &input.ready().loaded;
    let bytes = size(&render(loaded, &Scope::Internal));
    bencher.counter(BytesCount::new(bytes)).bench(|| render(loaded, &Scope::Internal));
}

/// All that `milepost build` does between reading and writing, and the templates it loads.
#[divan::bench(args = INPUTS, sample_count = 5)]
fn build_every_site_in_memory(bencher: Bencher, input: Input) {
    let ready = input.ready();
    bencher.counter(ready.files.bytes()).bench(|| {
        let loaded = load(&ready.files, NOW);
        let assets = Assets::default();
        let engine = Engine::new(&assets).expect("the built-in templates load");
        let sites = sites(&loaded, &audiences(&loaded.portfolio), &assets, &engine);
        sites.expect("the built-in templates render").iter().map(size).sum::<usize>()
    });
}

/// Every site to disk, in place of the one before.
#[divan::bench(args = INPUTS, sample_count = 5)]
fn write_every_site(bencher: Bencher, input: Input) {
    let loaded = &input.ready().loaded;
    let sites = sites(loaded, &audiences(&loaded.portfolio), &ASSETS, &ENGINE).expect("the built-in templates render");
    let folder = tempfile::tempdir().expect("there is room for a temporary folder");
    let bytes = sites.iter().map(size).sum::<usize>();
    bencher
        .counter(BytesCount::new(bytes))
        .bench_local(|| publish(folder.path(), &sites, true).expect("a temporary folder can be written"));
}

/// Every mail of the week.
#[divan::bench(args = INPUTS, sample_count = 10)]
fn render_the_mails(bencher: Bencher, input: Input) {
    let loaded = &input.ready().loaded;
    bencher.bench(|| mails(loaded, &ENGINE).expect("the mails can be written").mails.len());
}
