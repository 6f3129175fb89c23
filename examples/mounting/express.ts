import express from 'express';
import { gateway } from './gateway.ts';

export const app = express();
// Before any express.json(), which would read the body.
app.use(gateway.graphqlEndpoint, gateway);
