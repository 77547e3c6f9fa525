"""What the types say is there, and nothing else; and everything that can be called says what it does."""

from __future__ import annotations

import ast
import inspect

import pytest

import interdict
from conftest import ROOT
from interdict import _interdict

STUBS = ROOT / "python" / "src" / "interdict" / "_interdict.pyi"
TREE = ast.parse(STUBS.read_text(encoding="utf-8"))
CLASSES = {
    node.name: node for node in TREE.body if isinstance(node, ast.ClassDef) and hasattr(_interdict, node.name)
}
FUNCTIONS = {node.name: node for node in TREE.body if isinstance(node, ast.FunctionDef)}


def is_property(node):
    return any(isinstance(decorator, ast.Name) and decorator.id == "property" for decorator in node.decorator_list)


def parameters(node):
    """Names and defaults of a stub, as texts, those after a star apart."""
    arguments = node.args
    free = [None] * (len(arguments.args) - len(arguments.defaults)) + list(arguments.defaults)
    named = list(zip(arguments.args, free)) + list(zip(arguments.kwonlyargs, arguments.kw_defaults))
    starred = {argument.arg for argument in arguments.kwonlyargs}
    return [
        (argument.arg, default and repr(ast.literal_eval(default)), argument.arg in starred)
        for argument, default in named
        if argument.arg != "self"
    ]


def real_parameters(callable_):
    empty, starred = inspect.Parameter.empty, inspect.Parameter.KEYWORD_ONLY
    return [
        (name, None if parameter.default is empty else repr(parameter.default), parameter.kind is starred)
        for name, parameter in inspect.signature(callable_).parameters.items()
        if name != "self"
    ]


def public(names):
    return {name for name in names if not name.startswith("_") or name in ("_repr_html_",)}


def test_every_class_and_function_has_its_stub():
    native = {name for name in interdict.__all__ if hasattr(_interdict, name) and name != "__version__"}
    assert native <= {*CLASSES, *FUNCTIONS}
    assert {*CLASSES, *FUNCTIONS} <= set(vars(_interdict))


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_a_class_has_the_members_that_its_stub_says(name):
    members = {node.name: node for node in CLASSES[name].body if isinstance(node, ast.FunctionDef)}
    real = getattr(_interdict, name)
    assert public(members) == public(vars(real))
    for member, node in members.items():
        found = getattr(real, member)
        if is_property(node):
            assert inspect.isgetsetdescriptor(found), member
        else:
            called = real if member == "__init__" else found
            assert parameters(node) == real_parameters(called), member
        assert member == "__init__" or member == "_repr_html_" or inspect.getdoc(found), f"{member} says nothing of itself"
    assert inspect.getdoc(real)


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_a_function_is_called_as_its_stub_says(name):
    assert parameters(FUNCTIONS[name]) == real_parameters(getattr(_interdict, name))
    assert inspect.getdoc(getattr(_interdict, name))


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_every_argument_is_told_in_the_text_of_its_function(name):
    real = getattr(_interdict, name)
    for member, node in ((node.name, node) for node in CLASSES[name].body if isinstance(node, ast.FunctionDef)):
        if member.startswith("__") and member != "__init__":
            continue
        told = inspect.getdoc(real if member == "__init__" else getattr(real, member)) or ""
        if "The other arguments are those of screen." in told:
            told += inspect.getdoc(_interdict.Screener.screen)
        for argument, _, _ in parameters(node):
            assert argument in told, f"{name}.{member} does not say what {argument} is"
