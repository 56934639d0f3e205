// Says what the script of the page /verify thinks of files, one line for each: node verdicts.mjs SCRIPT FOLDER
// The folder has NAME and, if a key was typed, NAME.key.
import { readFileSync, existsSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [script, folder] = process.argv.slice(2);
const { judge, canJudge } = await import(pathToFileURL(script));
if (!(await canJudge())) throw new Error('this node has no Ed25519 in WebCrypto');

for (const name of readdirSync(folder).filter((one) => !one.endsWith('.key'))) {
  const key = existsSync(`${folder}/${name}.key`) ? readFileSync(`${folder}/${name}.key`, 'utf8') : '';
  const found = await judge(new Uint8Array(readFileSync(`${folder}/${name}`)), key);
  const words = {
    valid: () => `valid ${found.number} of ${found.size} in ${found.origin}${found.personal ? ' personal' : ''}${found.ownKey ? ' own-key' : ''}`,
    'not-valid': () => `not-valid ${found.reason}`,
  };
  console.log(`${name}: ${(words[found.verdict] ?? (() => found.verdict))()}`);
}
