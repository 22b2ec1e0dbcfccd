"""Rasa's SpacyNLP on the project's own Dutch pipeline, which no package index carries."""

from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.utils import spacy_utils
from rasa.nlu.utils.spacy_utils import SpacyModel

from bot.catalogue import load, vocabulary
from bot.config import DATA, Settings
from bot.dialogue.dutch import dutch

OWN_MODEL = "keukentafel"


@DefaultV1Recipe.register(
    [DefaultV1Recipe.ComponentType.MODEL_LOADER, DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER],
    is_trainable=False,
    model_from="SpacyNLP",
)
class SpacyNLP(spacy_utils.SpacyNLP):
    """Gives tokens, lemmas and the words of the catalogue.

    It keeps its parent's name: Rasa's recipe finds the giver of spaCy's model by that name.

    The words are read at start, so a new word needs no training: what triggers training is the name of the
    model alone.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SpacyNLP":
        """Make the pipeline, on ``SPACY_MODEL`` where one is set."""
        name = Settings().spacy_model
        model = SpacyModel(dutch(vocabulary(load(DATA)), name), name or OWN_MODEL)
        return cls(model, {**cls.get_default_config(), **config})
