// The descriptors of interop.proto, which protoc has written
// into the file that WOOL_INTEROP_DESCRIPTORS names.
'use strict';
const fs = require('fs');
const {createFileRegistry, create, fromBinary, toBinary} =
    require('@bufbuild/protobuf');
const {FileDescriptorSetSchema} = require('@bufbuild/protobuf/wkt');

const registry = createFileRegistry(
    fromBinary(FileDescriptorSetSchema,
               fs.readFileSync(process.env.WOOL_INTEROP_DESCRIPTORS)));

const TestService = registry.getService('grpc.testing.TestService');
const UnimplementedService =
    registry.getService('grpc.testing.UnimplementedService');

function message(name, fields) {
  return create(registry.getMessage('grpc.testing.' + name), fields);
}

function zeros(length) {
  return message('Payload', {body: new Uint8Array(length)});
}

module.exports = {
  TestService,
  UnimplementedService,
  fromBinary,
  message,
  toBinary,
  zeros,
};
