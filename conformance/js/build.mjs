/** Bundles the checks with the published client, as an application on a bundler would ship it. */
import { build } from 'esbuild';

await build({
  entryPoints: ['client.mjs'],
  outfile: 'dist/client.mjs',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
});
