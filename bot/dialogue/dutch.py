"""The project's own small spaCy pipeline for Dutch: tokens, lemmas, and the words of the catalogue."""

from collections.abc import Iterable

import simplemma
import spacy
from spacy.language import Language
from spacy.tokens import Doc

LEMMATIZER = "keukentafel_lemmatizer"


@Language.component(LEMMATIZER)
def lemmatize(doc: Doc) -> Doc:
    """Give every token its lemma; spaCy's own tables for Dutch leave "kinderen" as it is."""
    for token in doc:
        token.lemma_ = simplemma.lemmatize(token.lower_, lang="nl").lower()
    return doc


def dutch(vocabulary: Iterable[tuple[str, str, str]] = (), model: str | None = None) -> Language:
    """Return the pipeline.

    Args:
        vocabulary: (entity, value, spelling) of the words that are recognised.
        model: name of an installed spaCy model to stand on instead of the blank one.

    Raises:
        OSError: when ``model`` is not installed.
    """
    nlp = spacy.load(model) if model else spacy.blank("nl")
    if not model:
        nlp.add_pipe(LEMMATIZER)
    patterns = [{"label": entity, "id": value, "pattern": word.lower()} for entity, value, word in vocabulary]
    if patterns:
        ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"}, last=True)
        ruler.add_patterns(patterns)  # type: ignore[attr-defined]
    return nlp
