// Files of the index are scripts that call zoufang.take, because a browser lets
// a page from a folder or a shared drive load nothing else.
var zoufang = window.zoufang || {};

(() => {
  const taken = new Map();

  zoufang.take = (name, value) => {
    taken.set(name, value);
  };

  const run = (url, name) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const end = () => {
        script.remove();
        if (taken.has(name)) resolve(taken.get(name));
        else reject(new Error("cannot load " + url));
        taken.delete(name);
      };
      script.onload = end;
      script.onerror = end;
      script.src = url;
      document.head.append(script);
    });

  const characters = (file) => (typeof file === "string" ? file.length : 4000);

  // Loader loads each file once.
  zoufang.Loader = class {
    constructor(base) {
      this.base = base;
      this.files = new zoufang.Recent(8e6, characters);
    }

    load(name, query) {
      return this.files.get(name, () => run(this.base + name + ".js?" + query, name));
    }

    has(name) {
      return this.files.has(name);
    }
  };
})();
