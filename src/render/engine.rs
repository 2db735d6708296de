//! Templates, ready to render in every language.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde::{Deserialize, Serialize};
use tera::{Context, Kwargs, State, Tera, Value};

use crate::text::{Arg, Lang, Words};
use crate::view::chart::Chart;
use crate::view::mail::MailError;

use super::assets::Assets;
use super::mail::text as mail_text;
use super::unfold::unfolded;
use super::{chart, markdown, units};

/// A template that cannot be used, or a view that does not fit it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderError {
    /// What went wrong, with the template's place where Tera knows it.
    pub message: String,
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for RenderError {}

impl From<MailError> for RenderError {
    fn from(error: MailError) -> Self {
        Self { message: error.to_string() }
    }
}

impl From<tera::Error> for RenderError {
    fn from(error: tera::Error) -> Self {
        let mut message = error.to_string();
        let mut cause = std::error::Error::source(&error);
        while let Some(inner) = cause {
            message.push_str(": ");
            message.push_str(&inner.to_string());
            cause = inner.source();
        }
        Self { message }
    }
}

/// Templates and messages of all languages.
#[derive(Debug)]
pub struct Engine {
    teras: BTreeMap<Lang, Tera>,
    words: BTreeMap<Lang, Arc<Words>>,
}

impl Engine {
    /// Loads all templates and messages.
    ///
    /// # Errors
    /// A template or a message file that cannot be read; with the files embedded in the binary this cannot happen.
    pub fn new(assets: &Assets) -> Result<Self, RenderError> {
        let ready = |lang: &Lang| -> Result<(Tera, Arc<Words>), RenderError> {
            let speech = Arc::new(
                assets.words(*lang).map_err(|error| RenderError { message: format!("messages of {lang}: {error}") })?,
            );
            Ok((load(assets, &speech)?, speech))
        };
        let loaded: Vec<_> = Lang::ALL.par_iter().map(ready).collect::<Result<_, _>>()?;
        let (teras, words): (Vec<Tera>, Vec<Arc<Words>>) = loaded.into_iter().unzip();
        Ok(Self {
            teras: Lang::ALL.into_iter().zip(teras).collect(),
            words: Lang::ALL.into_iter().zip(words).collect(),
        })
    }

    /// The messages of a language.
    #[must_use]
    pub fn words(&self, lang: Lang) -> Option<&Words> {
        self.words.get(&lang).map(Arc::as_ref)
    }

    /// Renders a template in a language. The values stand under the names given.
    ///
    /// # Errors
    /// A template that does not exist or does not fit the view.
    pub fn render<const N: usize>(
        &self,
        lang: Lang,
        template: &str,
        values: [(&'static str, Value); N],
    ) -> Result<String, RenderError> {
        let tera = self.teras.get(&lang).ok_or_else(|| RenderError { message: format!("no templates for {lang}") })?;
        let mut context = Context::new();
        for (name, value) in values {
            context.insert_value(name, value);
        }
        Ok(tera.render(template, &context)?)
    }
}

/// A view as templates read it.
///
/// # Errors
/// A view that cannot be serialised; plain structs always can.
pub fn value(view: &impl Serialize) -> Result<Value, RenderError> {
    Ok(Value::try_from_serializable(view)?)
}

fn load(assets: &Assets, words: &Arc<Words>) -> Result<Tera, RenderError> {
    let mut tera = Tera::new();
    tera.set_escape_fn(|text, out| tera::escape_html(&units::bound(text), out));
    tera.register_function("t", Translate(Arc::clone(words)));
    tera.register_function("chart", |kwargs: Kwargs, _: &State<'_>| -> tera::TeraResult<Value> {
        let value = kwargs.must_get::<&Value>("of")?;
        let drawing = Chart::deserialize(value).map_err(|error| tera::Error::message(error.to_string()))?;
        Ok(Value::safe_string(&chart::draw(&drawing)))
    });
    tera.register_function("markdown", |kwargs: Kwargs, _: &State<'_>| -> tera::TeraResult<Value> {
        Ok(Value::safe_string(&markdown::to_html(kwargs.must_get::<&str>("of")?)))
    });
    mail_text::register(&mut tera);
    tera.add_raw_templates(unfolded(assets, words))?;
    Ok(tera)
}

/// `t(key="days", n=3)`: a message of the page's language. A whole number chooses the plural.
struct Translate(Arc<Words>);

impl tera::Function<tera::TeraResult<String>> for Translate {
    fn call(&self, kwargs: Kwargs, _: &State<'_>) -> tera::TeraResult<String> {
        let key = kwargs.must_get::<&str>("key")?;
        if !self.0.has(key) {
            return Err(tera::Error::message(format!("there is no message `{key}`")));
        }
        let named: Vec<(String, String, Option<i64>)> = kwargs
            .iter()
            .filter(|(name, _)| name.as_str() != Some("key"))
            .filter_map(|(name, value)| Some((name.as_str()?.to_owned(), value.to_string(), value.as_i64())))
            .collect();
        let args: Vec<(&str, Arg<'_>)> = named
            .iter()
            .map(|(name, text, count)| (name.as_str(), count.map_or(Arg::Text(text), Arg::Count)))
            .collect();
        Ok(self.0.say_with(key, &args))
    }
}
