package preview

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
)

// listening is a listener whose address is made up.
type listening struct {
	net.Listener
	at net.TCPAddr
}

func (l listening) Addr() net.Addr { return &l.at }

func TestHosts(t *testing.T) {
	loopback := newListener(listening{at: net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8080}}, "127.0.0.1")
	network := newListener(listening{at: net.TCPAddr{IP: net.IPv4zero, Port: 8080}}, "0.0.0.0")
	named := newListener(listening{at: net.TCPAddr{IP: net.IPv4(10, 0, 0, 7), Port: 8080}}, "PC-7.Intranet.example")
	web := newListener(listening{at: net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 80}}, "127.0.0.1")
	for _, test := range []struct {
		listener *Listener
		host     string
		want     bool
	}{
		{loopback, "127.0.0.1:8080", true},
		{loopback, "localhost:8080", true},
		{loopback, "LOCALHOST.:8080", true},
		{loopback, "[::1]:8080", true},
		{loopback, "127.0.0.1:9000", false},
		{loopback, "localhost", false},
		{loopback, "192.168.1.7:8080", false},
		{loopback, "evil.example:8080", false},
		{loopback, "localhost.evil.example:8080", false},
		{loopback, "", false},
		{network, "192.168.1.7:8080", true},
		{network, "[fe80::1]:8080", true},
		{network, "localhost:8080", true},
		{network, "evil.example:8080", false},
		{named, "pc-7.intranet.example:8080", true},
		{named, "10.0.0.7:8080", true},
		{named, "evil.example:8080", false},
		{web, "localhost", true},
		{web, "[::1]", true},
	} {
		if got := test.listener.accepts(test.host); got != test.want {
			t.Errorf("%s accepts %q: %v", test.listener.URL, test.host, got)
		}
	}
	for l, open := range map[*Listener]bool{loopback: false, network: true, named: true} {
		if l.Open != open {
			t.Errorf("%s is open: %v", l.URL, l.Open)
		}
	}
	if named.URL != "http://PC-7.Intranet.example:8080/" || strings.Contains(network.URL, "0.0.0.0") {
		t.Errorf("addresses: %s %s", named.URL, network.URL)
	}
}

func TestRefusals(t *testing.T) {
	s := newTestServer(t, newShelf(), Options{})
	readOnce(t, s)
	self := "http://" + s.listener.Addr().String()
	for _, test := range []struct {
		method, target string
		headers        []string
		want           int
	}{
		{"GET", "/", nil, 200},
		{"GET", "/", []string{"Host", "evil.example"}, 403},
		{"GET", "/", []string{"Origin", "http://evil.example"}, 200}, // which cannot read the answer
		{"POST", "/", nil, 405},
		{"PUT", "/_preview/source", nil, 405},
		{"GET", "/_preview/preview.js", []string{"Sec-Fetch-Site", "same-origin", "Origin", self}, 200},
		{"GET", "/_preview/preview.js", []string{"Sec-Fetch-Site", "none"}, 200},
		{"GET", "/_preview/preview.js", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"GET", "/_preview/preview.js", []string{"Sec-Fetch-Site", "same-site"}, 403},
		{"GET", "/_preview/events?page=/", []string{"Origin", "http://evil.example"}, 403},
		{"GET", "/_preview/events?page=/", []string{"Origin", "null"}, 403},
		{"GET", "/_preview/source?page=/visits/first/", []string{"Origin", "https" + strings.TrimPrefix(self, "http")}, 403},
		{"GET", "/_preview/events", nil, 400},
	} {
		w := ask(s, test.method, test.target, test.headers...)
		if w.Code != test.want {
			t.Errorf("%s %s %q: %d, want %d", test.method, test.target, test.headers, w.Code, test.want)
		}
		if w.Code == http.StatusMethodNotAllowed && w.Header().Get("Allow") != "GET, HEAD" {
			t.Error("does not say what is allowed")
		}
		if w.Header().Get("Cross-Origin-Resource-Policy") != "same-origin" {
			t.Errorf("%s may be read by other sites", test.target)
		}
	}
}

func TestLocalRequests(t *testing.T) {
	at := func(text string) *net.TCPAddr { return net.TCPAddrFromAddrPort(netip.MustParseAddrPort(text)) }
	for _, test := range []struct {
		from string
		to   *net.TCPAddr
		want bool
	}{
		{"127.0.0.1:5000", at("127.0.0.1:8080"), true},
		{"[::1]:5000", at("[::1]:8080"), true},
		{"[::ffff:127.0.0.1]:5000", nil, true},
		{"192.168.1.7:5000", at("192.168.1.7:8080"), true}, // by its address in the network
		{"[::ffff:192.168.1.7]:5000", at("192.168.1.7:8080"), true},
		{"192.168.1.8:5000", at("192.168.1.7:8080"), false},
		{"192.168.1.8:5000", nil, false},
		{"@", at("127.0.0.1:8080"), false},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = test.from
		if test.to != nil {
			r = r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, test.to))
		}
		if got := isLocal(r); got != test.want {
			t.Errorf("from %s to %v: %v", test.from, test.to, got)
		}
	}
}

func TestListenSaysWhichAddressIsFree(t *testing.T) {
	first, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	_, err = Listen(first.Addr().String())
	var taken *TakenError
	if !errors.As(err, &taken) {
		t.Fatalf("got %v", err)
	}
	second, err := Listen(taken.Free)
	if err != nil {
		t.Fatalf("%s is not free: %v", taken.Free, err)
	}
	second.Close()
}

func TestListenWithoutAHostIsForThisMachine(t *testing.T) {
	l, err := Listen(":0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if l.Open {
		t.Errorf("listens on %s", l.Addr())
	}
	for _, addr := range []string{"", "8080", "a:b:c"} {
		if _, err := Listen(addr); !errors.Is(err, ErrAddress) {
			t.Errorf("%q: %v", addr, err)
		}
	}
}
