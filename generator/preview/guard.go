package preview

import (
	"net"
	"net/http"
	"net/netip"
	"strings"

	"zoufang/generator/diag"
)

// namespace is that of the preview itself, in which no page of a site lies.
const namespace = "/_preview/"

// guard lets through what the preview answers: reading, under a name that was
// agreed on, and of its own name space only to its own pages.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "SAMEORIGIN")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		switch {
		case !s.listener.accepts(r.Host):
			http.Error(w, diag.Say(s.Lang, "preview.refused", diag.Args{"url": s.listener.URL}), http.StatusForbidden)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			h.Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		case strings.HasPrefix(r.URL.Path, namespace) && !sameOrigin(r):
			http.Error(w, "asked by another site", http.StatusForbidden)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// sameOrigin reports whether a request comes from a page of the preview, or from
// nobody's: an address that was typed in, or a program. Browsers that send
// neither header cannot read the answer from another site.
func sameOrigin(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
		return false
	}
	site := r.Header.Get("Sec-Fetch-Site")
	return site == "" || site == "same-origin" || site == "none"
}

// isLocal reports whether a request comes from this machine, by whichever of its
// addresses. Only who sits at it sees source files, which hold what no audience
// may see.
func isLocal(r *http.Request) bool {
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return false
	}
	if from.Addr().Unmap().IsLoopback() {
		return true
	}
	to, ok := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
	return ok && to.AddrPort().Addr().Unmap() == from.Addr().Unmap()
}
