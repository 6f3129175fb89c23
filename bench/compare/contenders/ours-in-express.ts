import { createServer } from 'node:http';
import express from 'express';
import { gateway } from './ours.ts';
import { listenAndSay } from './shared.ts';

/** This gateway in an Express application, as the documentation mounts it. */
const app = express();
app.use(gateway.graphqlEndpoint, gateway);
listenAndSay(createServer(app), gateway.graphqlEndpoint);
