// node verify.js MESSAGE NAME RECORD: 0 if the one signature of the message is right, and says which headers it covers; 1 otherwise. The record of
// the key is given, so nothing is looked up.
const { readFileSync } = require('node:fs');
const { dkimVerify } = require('mailauth/lib/dkim/verify');

const [message, name, record] = process.argv.slice(2);
const resolver = async (asked, type) => {
  if (type === 'TXT' && asked === name) return [[record]];
  throw Object.assign(new Error('not published'), { code: 'ENOTFOUND' });
};

dkimVerify(readFileSync(message), { resolver }).then(({ results }) => {
  const [one] = results;
  const right = results.length === 1 && one.status.result === 'pass';
  console.log(right ? one.signingHeaders.keys : `refused: ${results.map((r) => r.status.result + ' ' + r.status.comment)}`);
  process.exit(right ? 0 : 1);
});
