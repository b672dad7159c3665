# What R takes for totals by Monte Carlo and for pooling: Rscript tests/bench/peer_estimates.R [events]
#
# Totals: 10,000 draws of PERT for each event, independent (rho 0) by rbeta, and with a common factor (rho 0.3) by qbeta of
# normal scores, added up by month; run for fewer events and scaled, as in peer_estimates.py. Pooling: for each event of
# five sources a random-effects mean on logs by metafor's rma (DL and REML, Hartung-Knapp for the latter), and the median.

suppressPackageStartupMessages(library(metafor))

args <- commandArgs(trailingOnly = TRUE)
events <- if (length(args) > 0) as.integer(args[1]) else 100000L
draws <- 10000L
months <- 120L
seconds <- function(code) system.time(code)[["elapsed"]]

totals <- function(n, rho) {
  set.seed(1)
  low <- sample(0:49, n, replace = TRUE)
  best <- low + sample(0:49, n, replace = TRUE)
  high <- best + sample(1:99, n, replace = TRUE)
  month <- sample(months, n, replace = TRUE)
  a <- 1 + 4 * (best - low) / (high - low)
  b <- 1 + 4 * (high - best) / (high - low)
  took <- seconds({
    sums <- matrix(0, draws, months)
    factor <- rnorm(draws)
    for (at in seq_len(n)) {
      u <- if (rho == 0) {
        rbeta(draws, a[at], b[at])
      } else {
        qbeta(pnorm(sqrt(rho) * factor + sqrt(1 - rho) * rnorm(draws)), a[at], b[at])
      }
      sums[, month[at]] <- sums[, month[at]] + low[at] + (high[at] - low[at]) * u
    }
    apply(sums, 2, quantile, c(0.025, 0.5, 0.975))
  })
  cat(sprintf("R, %d events, rho %.1f: %.1f s; for 100,000 events %.0f s\n", n, rho, took, took * 1e5 / n))
}

pooled <- function(n) {
  set.seed(1)
  y <- matrix(log(50) + rnorm(5 * n, sd = 0.5), n)
  v <- matrix(runif(5 * n, 0.05, 0.3)^2, n)
  for (method in c("DL", "REML")) {
    test <- if (method == "REML") "knha" else "z"
    took <- seconds(for (at in seq_len(n)) rma(y[at, ], v[at, ], method = method, test = test,
                                               control = list(maxiter = 1000, stepadj = 0.5)))
    cat(sprintf("metafor %s, %s, %d events: %.2f s; %.0f microseconds each\n", method, test, n, took, took / n * 1e6))
  }
  took <- seconds(apply(y, 1, median))
  cat(sprintf("median of 5, %d events: %.2f s; %.1f microseconds each\n", n, took, took / n * 1e6))
}

cat(sprintf("R %s, metafor %s\n", getRversion(), packageVersion("metafor")))
totals(events %/% 10L, 0)
totals(events %/% 200L, 0.3)
pooled(2000L)
