// Package signal looks for what somebody should check: texts that are like others,
// photos shown twice, dates that commits contradict, days that nobody could have
// had, results too smooth to be true.
//
// What it finds is to be checked, and no more: it says what was seen and what may
// explain it harmlessly. It passes no verdict and gives nobody points. Which signals
// there are, over which records and from which thresholds, is said by the files in
// schemas/signals/; how each kind of signal looks is in a file of this package.
package signal
