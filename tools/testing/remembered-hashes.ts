import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

// A password is hashed as the program does it, at its full price of time and memory, once: the same words with the same salt have the same key,
// and most sign-ins of the tests are by the password that everybody there has. Other words, another salt or another price are reckoned anew.

type Keyed = (error: Error | null, key: Buffer) => void;
type Scrypt = (password: crypto.BinaryLike, salt: crypto.BinaryLike, length: number, options: crypto.ScryptOptions, done: Keyed) => void;

/** Where a process tests several files, this is loaded for each of them; once is enough. */
const mark = Symbol.for('linli.hashes');

if (!(mark in crypto)) {
  Object.assign(crypto, { [mark]: true });
  const reckon = crypto.scrypt as Scrypt;
  const known = new Map<string, Promise<Buffer>>();
  const remembered: Scrypt = (password, salt, length, options, done) => {
    if (typeof password !== 'string' || typeof salt !== 'string') return reckon(password, salt, length, options, done);
    const name = JSON.stringify([password, salt, length, options]);
    let key = known.get(name);
    if (!key) {
      key = new Promise((resolve, reject) =>
        reckon(password, salt, length, options, (error, made) => (error ? reject(error) : resolve(made))),
      );
      known.set(name, key);
    }
    key.then(
      (made) => done(null, Buffer.from(made)),
      (error: Error) => done(error, Buffer.alloc(0)),
    );
  };
  Object.assign(crypto, { scrypt: remembered });
  syncBuiltinESMExports();
}
