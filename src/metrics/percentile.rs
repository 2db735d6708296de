//! Nearest-rank percentiles.
