// Package audit is the demonstration site, looked at from outside: what a
// browser shows of it, what a keyboard reaches, what its pages weigh. It holds
// tests only.
package audit
