// mapshaper as a worker: holds the data, does one timed task per line of stdin.
//
//   node mapshaper.js NODE_MODULES FILE
//
// Timed are its topology and its dissolve; reading and the conversion of the
// features to its own arrays are not.
const fs = require("fs");
const path = require("path");
const readline = require("readline");

const [modules, file] = process.argv.slice(2);
const mapshaper = require(path.join(modules, "mapshaper"));
const json = JSON.parse(fs.readFileSync(file, "utf8"));

function dissolve() {
  const dataset = mapshaper.internal.importGeoJSON(json, { no_topology: true });
  const start = process.hrtime.bigint();
  mapshaper.internal.buildTopology(dataset);
  const layers = mapshaper.cmd.dissolve(dataset.layers[0], dataset.arcs, { fields: ["group"] });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  return { seconds, groups: layers.shapes.length };
}

readline.createInterface({ input: process.stdin }).on("line", () => {
  process.stdout.write(JSON.stringify(dissolve()) + "\n");
});
