"""The law of the Ningxia Hui Autonomous Region for fazhi-core; it lies in the folders beside."""
