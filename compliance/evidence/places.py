"""The place that the configuration keeps the sealed files in: a folder of this machine, or a bucket of an S3 server."""

from compliance.bucket_addresses import BucketAddress
from compliance.config import Config
from compliance.evidence.backends import Backend
from compliance.evidence.folders import Folder


def place_of(config: Config) -> Backend:
    """The bucket where one is named, else the folder; `CannotStart` where the part that speaks S3 is missing."""
    return folder_of(config) if config.bucket is None else bucket_of(config.bucket)


def folder_of(config: Config) -> Backend:
    """The folder of the instance."""
    return Folder(config.instance / "evidence")


def bucket_of(address: BucketAddress) -> Backend:
    """The bucket at an address; `CannotStart` where the part that speaks S3 is missing."""
    from compliance.evidence.buckets import Bucket  # whoever keeps files in a folder needs none of it

    return Bucket(address)
