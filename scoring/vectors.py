"""The parse's first stage, vectors for words in their context, in fewer steps than the library takes.

What a word's vector is before its neighbours are looked at is worked out once and kept, and the layers over it run
one behind the other here instead of through some forty wrapped calls. It is the same arithmetic in the same order, so
the vectors are the library's to the bit; for many replies it takes half of the time, for a single one even less.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
from thinc.api import Model

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

KEPT = 20_000
"""So many words' vectors are kept (0.4 kB each) before the store is begun anew."""
_FEWEST = 8
"""A product of fewer rows takes another path in the BLAS and may differ in its last bit."""
_PROBES = {
    "en": ("Good.", "I'm sorry your soup came cold, Mr Wójcik; I'll bring a hot one within 5 minutes. What else?"),
    "fr": ("Bien.", "Je suis désolée que l'addition soit fausse : je la corrige d'ici 5 minutes. Autre chose ?"),
}


@dataclass(frozen=True, slots=True)
class _Layer:
    """Maxout and layer normalisation; in ``weights`` and ``bias`` the pieces stand side by side."""

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    gain: NDArray[np.float32]
    shift: NDArray[np.float32]
    pieces: int
    width: int

    def __call__(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        summed = rows.dot(self.weights)
        summed += self.bias
        width = self.width
        best = summed[:, :width]
        for piece in range(1, self.pieces):
            best = np.maximum(best, summed[:, piece * width : (piece + 1) * width])
        best = best - np.add.reduce(best, axis=1, keepdims=True) / np.float32(width)
        variance = np.add.reduce(best * best, axis=1, keepdims=True) / np.float32(width)
        variance += np.float32(1e-08)
        best *= variance ** (-1.0 / 2.0)
        best *= self.gain
        best += self.shift
        normed: NDArray[np.float32] = best
        return normed


class _Vectors:
    """Word vectors in context for documents, as the wrapped model gives them."""

    def __init__(self, model: Model[Any, Any]) -> None:
        words, context = model.layers
        self.ops: Any = model.ops
        self.width: int = model.get_dim("nO")
        self.columns = words.layers[0].attrs["columns"]
        tables = [node for node in words.layers[2].walk() if node.name == "hashembed"]
        places = [node for node in words.layers[2].walk() if node.name == "ints-getitem"]
        self.tables = [
            (place.attrs["index"][1], node.get_param("E"), node.attrs["seed"])
            for place, node in zip(places, tables, strict=True)
        ]
        self.mixed = _layer(words.layers[3])
        inner = context.layers[0]
        self.layers = [_layer(node) for node in inner.layers]
        self.pad: int = context.attrs["pad"]
        self.lock = Lock()
        self.begin_anew()

    def begin_anew(self) -> None:
        self.places: dict[bytes, int] = {}
        self.store = np.zeros((1024, self.width), dtype=np.float32)

    def __call__(self, docs: list[Doc]) -> list[NDArray[np.float32]]:
        pad, width = self.pad, self.width
        lengths = [len(doc) for doc in docs]
        written: list[Any] = [doc.to_array(self.columns) for doc in docs if len(doc)]
        rows = np.concatenate(written) if len(written) > 1 else written[0]
        flat = np.zeros((len(rows) + pad * (len(written) + 1), width), dtype=np.float32)
        with self.lock:
            plain = self.of_words(rows)
        start = done = 0
        for length in lengths:
            if length:
                start += pad
                flat[start : start + length] = plain[done : done + length]
                start += length
                done += length
        spread = np.zeros((len(flat), 3 * width), dtype=np.float32)
        for layer in self.layers:
            spread[1:, :width] = flat[:-1]
            spread[:, width : 2 * width] = flat
            spread[:-1, 2 * width :] = flat[1:]
            flat += layer(spread)
        out = []
        start = 0
        for length in lengths:
            start += pad if length else 0
            out.append(flat[start : start + length])
            start += length
        return out

    def of_words(self, rows: NDArray[np.uint64]) -> NDArray[np.float32]:
        """Return a vector for each row of ``columns``, without regard to its neighbours."""
        keys = rows.view(f"S{rows.shape[1] * 8}").ravel().tolist()
        places = self.places
        new: dict[bytes, int] = {}
        for at, key in enumerate(keys):
            if key not in places and key not in new:
                new[key] = at
        if new:
            if len(places) + len(new) > KEPT and places:
                self.begin_anew()
                return self.of_words(rows)
            found = self.worked_out(rows[list(new.values())])
            first = len(places)
            if first + len(new) > len(self.store):
                grown = np.zeros((max(2 * len(self.store), first + len(new)), self.width), dtype=np.float32)
                grown[:first] = self.store[:first]
                self.store = grown
            self.store[first : first + len(new)] = found
            places.update(zip(new, range(first, first + len(new)), strict=True))
        return self.store[[places[key] for key in keys]]

    def worked_out(self, rows: NDArray[np.uint64]) -> NDArray[np.float32]:
        number = len(rows)
        if number < _FEWEST:
            rows = np.concatenate([rows, np.zeros((_FEWEST - number, rows.shape[1]), dtype=rows.dtype)])
        parts: list[NDArray[np.float32]] = []
        for column, table, seed in self.tables:
            hashes = self.ops.hash(np.ascontiguousarray(rows[:, column]), seed) % table.shape[0]
            parts.append(self.ops.gather_add(table, hashes))
        return self.mixed(np.concatenate(parts, axis=1))[:number]


def _layer(node: Model[Any, Any]) -> _Layer:
    maxout = next(each for each in node.walk() if each.name == "maxout")
    norm = next(each for each in node.walk() if each.name == "layernorm")
    weights, bias = np.asarray(maxout.get_param("W")), np.asarray(maxout.get_param("b"))
    width, pieces, inputs = weights.shape
    by_piece = weights.transpose(1, 0, 2).reshape(pieces * width, inputs)
    return _Layer(
        np.ascontiguousarray(by_piece).T,
        np.ascontiguousarray(bias.T).ravel(),
        np.asarray(norm.get_param("G")),
        np.asarray(norm.get_param("b")),
        pieces,
        width,
    )


def _forward(
    vectors: _Vectors,
    _model: object,
    docs: list[Doc],
    is_train: bool,  # noqa: ARG001 - the library hands it over by this name
) -> tuple[list[NDArray[np.float32]], type[list[object]]]:
    return vectors(docs), list


def quicken(nlp: Language) -> bool:
    """Let ``nlp``'s word vectors be worked out here; return whether they are.

    A model that is built in another way, or whose vectors come out otherwise here, is left as it is.
    """
    component: Any = nlp.get_pipe("tok2vec")
    try:
        vectors = _Vectors(component.model)
        docs = [nlp.make_doc(text) for text in _PROBES[str(nlp.lang)]]
        same = all(map(np.array_equal, vectors(docs), component.model.predict(docs)))
    except (AttributeError, IndexError, KeyError, StopIteration, TypeError, ValueError):
        return False
    if same:
        component.model = Model(
            "tok2vec-in-fewer-steps",
            partial(_forward, vectors),
            dims={"nO": vectors.width},
            ops=component.model.ops,
        )
    return same
