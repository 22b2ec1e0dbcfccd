"""What our trainable components share: a linear model that is learnt once, stored, and read back."""

from abc import abstractmethod
from typing import Any, Self

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.assistant.linear import Linear


class LinearComponent(IntentClassifier, GraphComponent):
    """A component of Rasa's on one linear model."""

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self.config, self._storage, self._resource = config, storage, resource
        self.model = Linear(config)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
        """Make an untrained component."""
        return cls(config, model_storage, resource)

    @abstractmethod
    def learn(self, training_data: TrainingData) -> None:
        """Fit the model on the examples."""

    @abstractmethod
    def process(self, messages: list[Message]) -> list[Message]:
        """Give messages what the model finds."""

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples, and store what was learnt."""
        self.learn(training_data)
        with self._storage.write_to(self._resource) as folder:
            self.model.write(folder)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Give the training examples their intents, for components that come after."""
        self.process(training_data.training_examples)
        return training_data

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Self:
        """Read what was learnt back."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component.model.read(folder)
        return component
