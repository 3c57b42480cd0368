# The bot in a container; docs/hosting.md says how to run it.
FROM node:20-bookworm-slim AS build
# hnswlib-node is compiled from source.
RUN apt-get update \
 && apt-get install -y --no-install-recommends python3 make g++ \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY stubs ./stubs
# What is built of the program itself comes below: its sources change more often than its packages.
RUN npm ci --omit=dev --ignore-scripts && npm rebuild
COPY lexicon ./lexicon
COPY models ./models
COPY corpus ./corpus
COPY scripts ./scripts
COPY launch ./launch
COPY src ./src
RUN npm run build

FROM node:20-bookworm-slim
ENV NODE_ENV=production INDEX_DIR=/data/index HEALTH_PORT=9464
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json ./
COPY stubs ./stubs
COPY lexicon ./lexicon
COPY models ./models
COPY corpus ./corpus
COPY scripts ./scripts
COPY launch ./launch
COPY src ./src
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
# The first start builds the index; a connection that Discord has renewed is away for some seconds.
HEALTHCHECK --interval=30s --timeout=5s --start-period=2m --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.HEALTH_PORT + '/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "launch/launch.cjs", "scripts/start.ts"]
