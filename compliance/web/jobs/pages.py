"""All pages of jobs on one blueprint: importing this module declares them."""

from compliance.web.jobs import own_jobs, single_jobs
from compliance.web.jobs.blueprint import blueprint as pages

__all__ = ["own_jobs", "pages", "single_jobs"]
