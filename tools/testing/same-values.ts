import fc from 'fast-check';

// A property is tried on the same values every time, so that nobody is stopped by what somebody else wrote; whoever changes a rule, and
// whoever has an hour, tries others: LINLI_SEED=random npm test -- <file> (or a number, to see again what was found).

const seed = process.env['LINLI_SEED'] ?? '8421';
if (seed !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
