"""Makes the model of the tests, which is in the folder already: run it only to change the model.

    python3 -m venv /tmp/onnx && /tmp/onnx/bin/pip install onnx && /tmp/onnx/bin/python make.py

It is no trained model. Each token looks up three numbers, its neighbours to the left and right add a tenth of theirs where
the mask lets them, and a linear layer makes scores of three labels. So the answer depends on the tokens, a little on their
neighbourhood and not at all on the length, which is what the tests ask about. The words are invented.
"""

import json
import pathlib

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

HERE = pathlib.Path(__file__).parent
LABELS = ["O", "B-PARTY", "I-PARTY"]
# A word, and the label that it has by itself.
WORDS = {"[PAD]": 0, "[UNK]": 0, "[CLS]": 0, "[SEP]": 0, "Zorvan": 1, "Maritime": 2, "Trading": 2, "Quillby": 1, "the": 0,
         "ship": 0, "of": 0, "left": 0, ".": 0, "東海": 1, "##an": 0, "Tolm": 1}
POSITIONS = 16


def constant(name, values, kind=numpy.float32):
    return numpy_helper.from_array(numpy.array(values, dtype=kind), name)


def model(shape):
    size = len(LABELS)
    embeddings = numpy.eye(size, dtype=numpy.float32)[list(WORDS.values())]
    nodes = [
        helper.make_node("Gather", ["embeddings", "input_ids"], ["looked_up"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last_axis"], ["mask_column"]),
        helper.make_node("Mul", ["looked_up", "mask_column"], ["seen"]),
        helper.make_node("Transpose", ["seen"], ["columns"], perm=[0, 2, 1]),
        helper.make_node("Conv", ["columns", "neighbours"], ["mixed"], pads=[1, 1], group=size),
        helper.make_node("Transpose", ["mixed"], ["rows"], perm=[0, 2, 1]),
        helper.make_node("MatMul", ["rows", "weights"], ["weighted"]),
        helper.make_node("Add", ["weighted", "bias"], ["logits"]),
    ]
    graph = helper.make_graph(
        nodes,
        "tagger",
        [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name in ("input_ids", "attention_mask")],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [*shape, size])],
        [
            constant("embeddings", embeddings),
            constant("last_axis", [2], numpy.int64),
            constant("neighbours", [[[0.1, 1.0, 0.1]]] * size),
            constant("weights", 4 * numpy.eye(size)),
            constant("bias", [0, 0, 0]),
        ],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)], producer_name="make.py")
    made.ir_version = 8
    onnx.checker.check_model(made)
    return made


def tokenizer():
    special = [word for word in WORDS if word.startswith("[")]
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {"id": number, "content": word, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False,
             "special": True}
            for number, word in enumerate(WORDS) if word in special
        ],
        "normalizer": None,
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {"type": "BertProcessing", "sep": ["[SEP]", 3], "cls": ["[CLS]", 2]},
        "decoder": None,
        # Word pieces and not whole words only, so that a name in two pieces can be tested too.
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                  "max_input_chars_per_word": 100, "vocab": {word: number for number, word in enumerate(WORDS)}},
    }


def configuration():
    return {"model_type": "bert", "pad_token_id": 0, "max_position_embeddings": POSITIONS,
            "id2label": {str(number): label for number, label in enumerate(LABELS)}}


onnx.save(model(["batch_size", "sequence_length"]), HERE / "model.onnx")
# The same, made for twelve tokens and no other number: shorter windows must be filled up.
onnx.save(model([1, 12]), HERE / "model-for-twelve.onnx")
for name, content in (("tokenizer.json", tokenizer()), ("config.json", configuration())):
    (HERE / name).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
