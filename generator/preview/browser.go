package preview

import (
	"os/exec"
	"runtime"
)

// OpenBrowser shows an address in the user's browser, as well as the system
// knows how. Where it does not, the user opens it.
func OpenBrowser(url string) {
	var c *exec.Cmd
	switch runtime.GOOS {
	case "windows":
		c = exec.Command("rundll32", "url.dll,FileProtocolHandler", url)
	case "darwin":
		c = exec.Command("open", url)
	default:
		c = exec.Command("xdg-open", url)
	}
	if c.Start() == nil {
		go c.Wait()
	}
}
