package preview

import (
	"errors"
	"net"
	"net/netip"
	"strconv"
	"strings"
)

// Listener is where a preview is answered.
type Listener struct {
	net.Listener
	URL  string // of the home page
	Open bool   // others in the network can reach it

	name string // the host as the user named it
	port string
}

// ErrAddress is returned for what is not HOST:PORT.
var ErrAddress = errors.New("not an address to listen on")

// TakenError says that an address cannot be listened on, and which one can.
type TakenError struct {
	Addr, Free string
	Err        error
}

func (e *TakenError) Error() string { return e.Addr + ": " + e.Err.Error() }

// Unwrap returns what the system says.
func (e *TakenError) Unwrap() error { return e.Err }

// Listen listens on HOST:PORT. Without a host that is this machine alone: what
// the whole network can read is asked for by name, or as 0.0.0.0.
func Listen(addr string) (*Listener, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, ErrAddress
	}
	if host == "" {
		host = "127.0.0.1"
	}
	listener, err := net.Listen("tcp", net.JoinHostPort(host, port))
	if err != nil {
		if free := freeAddress(host, port); free != "" {
			return nil, &TakenError{Addr: addr, Free: free, Err: err}
		}
		return nil, err
	}
	return newListener(listener, host), nil
}

func newListener(listener net.Listener, host string) *Listener {
	at := listener.Addr().(*net.TCPAddr)
	l := &Listener{Listener: listener, Open: !at.IP.IsLoopback(), name: plain(host), port: strconv.Itoa(at.Port)}
	if at.IP.IsUnspecified() {
		host = outward()
	}
	l.URL = "http://" + net.JoinHostPort(host, l.port) + "/"
	return l
}

// nearPorts is how many ports after one that is taken are tried.
const nearPorts = 20

// freeAddress finds a port of host that can be listened on, near the one that
// cannot; "" where it is the host that cannot.
func freeAddress(host, port string) string {
	first, err := strconv.Atoi(port)
	if err != nil {
		return ""
	}
	candidates := make([]int, 0, nearPorts+1)
	for i := 1; i <= nearPorts && first+i < 1<<16; i++ {
		candidates = append(candidates, first+i)
	}
	for _, candidate := range append(candidates, 0) {
		if l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(candidate))); err == nil {
			defer l.Close()
			return net.JoinHostPort(host, strconv.Itoa(l.Addr().(*net.TCPAddr).Port))
		}
	}
	return ""
}

// outward is an address by which others in the network reach this machine.
func outward() string {
	addrs, _ := net.InterfaceAddrs()
	for _, a := range addrs {
		if prefix, err := netip.ParsePrefix(a.String()); err == nil && prefix.Addr().Is4() && prefix.Addr().IsGlobalUnicast() {
			return prefix.Addr().String()
		}
	}
	return "localhost"
}

// plain spells a host's name as it is compared.
func plain(host string) string { return strings.ToLower(strings.TrimSuffix(host, ".")) }

// accepts reports whether a request that names hostport was meant for this
// preview. Names other than those agreed on are refused, so that no page of
// another site can reach it by a name of its own that resolves to this machine.
func (l *Listener) accepts(hostport string) bool {
	host, port, err := net.SplitHostPort(hostport)
	if err != nil {
		host, port = strings.Trim(hostport, "[]"), "80"
	}
	if port != l.port {
		return false
	}
	ip, err := netip.ParseAddr(host)
	switch {
	case err != nil:
		return plain(host) == "localhost" || plain(host) == l.name
	case l.Open:
		return true
	}
	return host == "127.0.0.1" || host == "::1" || ip.String() == l.Addr().(*net.TCPAddr).IP.String()
}
