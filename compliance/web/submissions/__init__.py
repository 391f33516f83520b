"""What contractors handed in and its receipts: the pages that the ward's officers and the contractor share."""
