//! The model itself: `model.onnx`, run on the processor by tract.
//!
//! Inputs are told by their names: `input_ids`, and `attention_mask` and `token_type_ids` where the model has them. The
//! output is the one called `logits`, else the first: scores of one batch, by token, by label.

use crate::error::TaggerError;
use std::{path::Path, sync::Arc};
use tract_onnx::{
    prelude::{
        Datum as _, DatumType, Framework as _, InferenceFact, InferenceModel, InferenceModelExt as _,
        IntoRunnable as _, IntoTValue as _, TDim, TValue, TVec, Tensor, ToDim as _, TractError, TractResult,
        TypedRunnableModel, tvec,
    },
    tract_hir::{infer::Factoid as _, internal::DimLike as _},
};

/// What a model is given for each token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Input {
    /// The token.
    Ids,
    /// 1, or 0 for what only fills up.
    Mask,
    /// The sequence it belongs to: always the first.
    Types,
}

/// The inputs in the order of the model, with the type of numbers that each takes.
type Inputs = Vec<(Input, DatumType)>;

/// A model that can be run.
#[derive(Debug)]
pub(crate) struct Network {
    plan: Arc<TypedRunnableModel>,
    inputs: Inputs,
    /// The number of tokens that it takes, where it takes no other; shorter windows are filled up.
    fixed: Option<usize>,
    padding: u32,
    /// How many scores it gives for a token.
    pub(crate) labels: usize,
}

impl Network {
    /// Loads a model, and tries it on two tokens.
    ///
    /// `length` is how many tokens it is given at most. A model that cannot be prepared for any number of tokens is
    /// prepared for that number.
    pub(crate) fn load(file: &Path, length: usize, padding: u32) -> Result<Self, TaggerError> {
        let broken = |error: TractError| TaggerError::Model { file: file.to_path_buf(), reason: format!("{error:#}") };
        let model = tract_onnx::onnx()
            .with_ignore_output_shapes(true)
            .with_ignore_value_info(true)
            .model_for_path(file)
            .map_err(broken)?;
        let (inputs, declared) = inputs_of(&model, file)?;
        let prepare = |fixed: Option<usize>| -> TractResult<Self> {
            let plan = plan(model.clone(), &inputs, fixed)?;
            let mut network = Self { plan, inputs: inputs.clone(), fixed, padding, labels: 0 };
            network.labels = network.shape_of(&[0, 0])?;
            Ok(network)
        };
        match declared {
            Some(_) => prepare(declared),
            None => prepare(None).or_else(|first| prepare(Some(length)).map_err(|_| first)),
        }
        .map_err(broken)
    }

    /// How many tokens it takes at most, if it says so.
    pub(crate) fn fixed(&self) -> Option<usize> {
        self.fixed
    }

    /// The scores of the tokens: as many for each as there are labels.
    pub(crate) fn run(&self, tokens: &[u32]) -> Result<Vec<f32>, String> {
        let logits = self.logits(tokens).map_err(|error| format!("{error:#}"))?;
        let shape = logits.shape();
        if shape.len() != 3 || shape[1] < tokens.len() || shape[2] != self.labels {
            return Err(format!("{} tokens gave an answer of the shape {shape:?}", tokens.len()));
        }
        let logits = logits.cast_to::<f32>().map_err(|error| format!("{error:#}"))?;
        let scores = logits.to_plain_array_view::<f32>().map_err(|error| format!("{error:#}"))?;
        let scores: Vec<f32> = scores.iter().take(tokens.len() * self.labels).copied().collect();
        if scores.iter().any(|score| !score.is_finite()) {
            return Err("the answer is not all numbers".to_owned());
        }
        Ok(scores)
    }

    fn logits(&self, tokens: &[u32]) -> TractResult<TValue> {
        let length = self.fixed.unwrap_or(tokens.len());
        let values = |input: Input| -> Vec<i64> {
            (0..length)
                .map(|place| match (input, tokens.get(place)) {
                    (Input::Ids, token) => i64::from(*token.unwrap_or(&self.padding)),
                    (Input::Mask, token) => i64::from(token.is_some()),
                    (Input::Types, _) => 0,
                })
                .collect()
        };
        let tensors = self.inputs.iter().map(|(input, kind)| {
            let tensor = Tensor::from_shape(&[1, length], &values(*input))?;
            Ok(tensor.cast_to_dt(*kind)?.into_owned().into_tvalue())
        });
        let mut answers = self.plan.run(tensors.collect::<TractResult<TVec<TValue>>>()?)?;
        Ok(answers.swap_remove(0))
    }

    /// How many scores a token gets.
    fn shape_of(&self, tokens: &[u32]) -> TractResult<usize> {
        let logits = self.logits(tokens)?;
        match *logits.shape() {
            [1, length, labels] if length == self.fixed.unwrap_or(tokens.len()) => Ok(labels),
            ref shape => Err(TractError::msg(format!("{} tokens give an answer of the shape {shape:?}", tokens.len()))),
        }
    }
}

/// The inputs in their order, and the number of tokens if the model is made for one number only.
fn inputs_of(model: &InferenceModel, file: &Path) -> Result<(Inputs, Option<usize>), TaggerError> {
    let outlets = model.input_outlets().unwrap_or_default();
    let names: Vec<String> = outlets.iter().map(|outlet| model.node(outlet.node).name.clone()).collect();
    let wrong = |reason: String| TaggerError::Inputs { file: file.to_path_buf(), inputs: names.clone(), reason };
    let mut inputs = Vec::with_capacity(names.len());
    let mut fixed = None;
    for (place, name) in names.iter().enumerate() {
        let input = match name.as_str() {
            "input_ids" => Input::Ids,
            "attention_mask" => Input::Mask,
            "token_type_ids" => Input::Types,
            _ => return Err(wrong(format!("`{name}` is not known"))),
        };
        let fact = model.input_fact(place).map_err(|error| wrong(format!("{error:#}")))?;
        let kind = fact.datum_type.concretize().unwrap_or_else(i64::datum_type);
        let shape: Vec<Option<usize>> =
            fact.shape.dims().map(|dimension| dimension.concretize()?.to_usize().ok()).collect();
        match shape[..] {
            [None | Some(1), tokens] => fixed = fixed.or(tokens),
            _ => return Err(wrong(format!("`{name}` is not one batch of tokens"))),
        }
        inputs.push((input, kind));
    }
    if inputs.iter().any(|(input, _)| *input == Input::Ids) {
        Ok((inputs, fixed))
    } else {
        Err(wrong("there is no `input_ids`".to_owned()))
    }
}

/// Prepares a model for a number of tokens, or for any.
fn plan(
    mut model: InferenceModel,
    inputs: &[(Input, DatumType)],
    fixed: Option<usize>,
) -> TractResult<Arc<TypedRunnableModel>> {
    let length: TDim = fixed.map_or_else(|| model.symbols.sym("tokens").into(), |length| length.to_dim());
    for (place, (_, kind)) in inputs.iter().enumerate() {
        model.set_input_fact(place, InferenceFact::dt_shape(*kind, tvec![1.to_dim(), length.clone()]))?;
    }
    if model.find_outlet_label("logits").is_some() {
        model.select_outputs_by_name(["logits"])?;
    }
    model.into_optimized()?.into_runnable()
}
