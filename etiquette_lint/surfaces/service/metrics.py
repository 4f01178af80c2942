"""What is counted, for Prometheus: by route, verdict and rule, never by text or sender.

With several workers each writes its counts to files in the folder that PROMETHEUS_MULTIPROC_DIR names, and whichever
worker is asked adds them up.
"""

import os

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest

BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5)  # seconds
CONTENT_TYPE = CONTENT_TYPE_LATEST


class Metrics:
    """The counters of one worker."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        name = "etiquette_lint_"
        self._requests = Counter(
            name + "requests", "Requests answered", ["route", "method", "status"], registry=self.registry
        )
        self._seconds = Histogram(
            name + "request_seconds", "Time to answer", ["route"], buckets=BUCKETS, registry=self.registry
        )
        self._verdicts = Counter(name + "verdicts", "Drafts judged", ["route", "verdict"], registry=self.registry)
        self._findings = Counter(name + "findings", "Findings", ["rule"], registry=self.registry)
        self._overrides = Counter(name + "overrides", "Overrides asked for", ["outcome"], registry=self.registry)
        self._hooks = Counter(name + "hooks", "Webhooks answered", ["desk", "outcome"], registry=self.registry)
        self._reloads = Counter(name + "reloads", "Readings of the rules", ["outcome"], registry=self.registry)
        self._known: dict[tuple, Counter | Histogram] = {}

    def _child(self, metric, *labels: str):
        """The counter of some labels; kept, because looking it up costs more than counting."""
        key = (metric, labels)
        child = self._known.get(key)
        if child is None:
            child = self._known[key] = metric.labels(*labels)
        return child

    def request(self, route: str, method: str, status: int, seconds: float) -> None:
        self._child(self._requests, route, method, str(status)).inc()
        self._child(self._seconds, route).observe(seconds)

    def judged(self, route: str, report: dict) -> None:
        self._child(self._verdicts, route, report["verdict"]).inc()
        for diagnostic in report["diagnostics"]:
            self._child(self._findings, diagnostic["code"]).inc()

    def hook(self, desk: str, outcome: str, codes) -> None:
        self._child(self._hooks, desk, outcome).inc()
        for code in codes:
            self._child(self._findings, code).inc()

    def override(self, outcome: str) -> None:
        self._child(self._overrides, outcome).inc()

    def reload(self, outcome: str) -> None:
        self._child(self._reloads, outcome).inc()

    def page(self) -> bytes:
        """Everything counted, by all workers."""
        if not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
            return generate_latest(self.registry)
        from prometheus_client import multiprocess

        registry = CollectorRegistry()
        multiprocess.MultiProcessCollector(registry)
        return generate_latest(registry)
