"""The engine: plan, run, outcomes, report.  It knows no requirement by name and no law."""
