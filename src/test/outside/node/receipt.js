// Asks @sigstore/verify what it thinks of a receipt: node receipt.js VKEY ENTRY PROOF
//
// Signed note and inclusion are judged by its own files, which it does not export, so they are taken by their path.
'use strict';
const { createPublicKey } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const verify = dirname(require.resolve('@sigstore/verify'));
const { verifyCheckpoint } = require(join(verify, 'tlog', 'checkpoint.js'));
const { verifyMerkleInclusion } = require(join(verify, 'tlog', 'merkle.js'));

const [vkey, entryFile, proofFile] = process.argv.slice(2);
const [name, id] = vkey.split('+');
const key = Buffer.from(vkey.slice(name.length + id.length + 2), 'base64');
const prefix = Buffer.from('302a300506032b6570032100', 'hex');
const log = {
  logID: Buffer.from(id, 'hex'),
  baseURL: name,
  publicKey: createPublicKey({ key: Buffer.concat([prefix, key.subarray(1)]), format: 'der', type: 'spki' }),
};

const proof = readFileSync(proofFile, 'utf8');
const gap = proof.indexOf('\n\n');
const [first, index, ...hashes] = proof.slice(0, gap).split('\n');
const entry = {
  canonicalizedBody: readFileSync(entryFile),
  inclusionProof: {
    logIndex: index.replace('index ', ''),
    hashes: hashes.map((hash) => Buffer.from(hash, 'base64')),
    checkpoint: { envelope: proof.slice(gap + 2) },
  },
};

try {
  if (first !== 'c2sp.org/tlog-proof@v1') throw new Error('no first line');
  verifyMerkleInclusion(entry, verifyCheckpoint(entry, [log]));
  console.log('accepted');
} catch (e) {
  console.log('refused: ' + e.message);
  process.exitCode = 1;
}
