// What was used lately is kept, and the rest forgotten, however long a session is.
var zoufang = window.zoufang || {};

zoufang.Recent = class {
  // measure says how much of the room a thing takes.
  constructor(room, measure) {
    this.room = room;
    this.measure = measure;
    this.items = new Map(); // the least lately used first
  }

  // get returns what is called key, or what make promises.
  get(key, make) {
    const item = this.items.get(key) || this.add(key, make());
    this.items.delete(key);
    this.items.set(key, item);
    return item.promise;
  }

  has(key) {
    return this.items.has(key);
  }

  add(key, promise) {
    const item = { promise, size: 0 };
    const done = (made) => {
      item.size = this.measure(made);
      this.forget();
    };
    promise.then(done, () => this.items.delete(key));
    return item;
  }

  forget() {
    let size = 0;
    for (const item of this.items.values()) size += item.size;
    for (const [key, item] of this.items) {
      if (size <= this.room) return;
      size -= item.size;
      this.items.delete(key);
    }
  }
};
