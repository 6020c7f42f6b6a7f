// What the service worker keeps on the device: replies by shelf and path, in IndexedDB with strict durability.
// The browser's own caches lose what they took in the last seconds before the browser is killed. Read by the
// worker (importScripts) and by pages (import), so it hands itself over as globalThis.kept.
(() => {
  const NAME = "classroom7-kept";
  const THING = "thing";
  const PATH = "path";
  const LAST = "\uffff";
  let opened = null;

  const asked = request => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

  function open() {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => {
      const things = opening.result.createObjectStore(THING, { keyPath: ["shelf", "path"] });
      things.createIndex(PATH, PATH);
    };
    return asked(opening).then(base => {
      base.onclose = () => { opened = null; };
      base.onversionchange = () => { base.close(); opened = null; };
      return base;
    });
  }

  function base() {
    opened ??= open().catch(failed => { opened = null; throw failed; });
    return opened;
  }

  const read = async ask => asked(ask((await base()).transaction(THING).objectStore(THING)));

  async function change(ask) {
    const transaction = (await base()).transaction(THING, "readwrite", { durability: "strict" });
    ask(transaction.objectStore(THING));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  }

  const whole = shelf => IDBKeyRange.bound([shelf], [shelf, LAST]);
  const reply = thing => thing && new Response(thing.body, { status: thing.status, headers: thing.headers });

  class Shelf {
    constructor(name) { this.name = name; }

    async match(path) { return reply(await read(things => things.get([this.name, path]))); }

    async put(path, response) {
      // The body is read unpacked: its length and packing were the network's.
      const headers = [...response.headers].filter(([name]) => !/^content-(length|encoding)$/.test(name));
      const thing = { shelf: this.name, path, status: response.status, headers, body: await response.arrayBuffer() };
      await change(things => things.put(thing));
    }

    async delete(path) { await change(things => things.delete([this.name, path])); }

    async paths() { return (await read(things => things.getAllKeys(whole(this.name)))).map(([, path]) => path); }
  }

  globalThis.kept = {
    shelf: name => new Shelf(name),

    // The reply under this path on any shelf; undefined: none.
    async anywhere(path) { return reply(await read(things => things.index(PATH).get(path))); },

    async shelves() { return [...new Set((await read(things => things.getAllKeys())).map(([shelf]) => shelf))]; },

    async remove(shelf) { await change(things => things.delete(whole(shelf))); },
  };
})();
