# Parole in comune: the commands. "make" alone prints the list.
# Written for GNU make 3.81 too (macOS): no .ONESHELL, one shell per line.

PYTHON ?= python3
VENV := .venv
READY := $(VENV)/.pronto
RUN := $(VENV)/bin/python

export PYTHONUTF8 := 1
# The commands of scripts/audit, bench and forge use those of scripts/shared.
export PYTHONPATH := $(CURDIR)/scripts
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# The notices that Material and some plugins print about MkDocs 2: we pin MkDocs 1.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.DEFAULT_GOAL := help
.PHONY: help serve check correggi format test build materiali offline report pubblica audit lock clean

help: ## Elenca i comandi
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

serve: $(READY) ## Mostra il sito su http://127.0.0.1:8000, aggiornato a ogni modifica (altra porta: PORTA=8001)
	@$(RUN) scripts/serve.py

check: $(READY) ## Controlla le voci del glossario: dice che cosa non va, dove e come si corregge
	@$(RUN) scripts/check.py

correggi: $(READY) ## Corregge ciò che si corregge da sé, e dice che cosa ha fatto
	@$(RUN) scripts/correggi.py

format: $(READY) ## Riscrive le voci nella forma canonica, senza cambiare i testi
	@$(RUN) scripts/format.py

test: $(READY) ## Fa tutte le prove: lo stile, i tipi, il motore, il sito nel browser
	@$(RUN) scripts/test.py

build: $(READY) ## Costruisce il sito nella cartella site/
	@$(RUN) scripts/build.py

materiali: $(READY) ## Rifà nel sito già costruito le schede, le diapositive e gli altri materiali per chi forma
	@$(RUN) scripts/materials.py

offline: build ## Prepara una copia del sito in un solo zip, da aprire senza rete in aula
	@$(RUN) scripts/offline.py

report: $(READY) ## Scrive lo stato dei lavori: quante parole, quali lati mancano, quanto si leggono
	@$(RUN) scripts/report.py

pubblica: $(READY) ## Prepara una pubblicazione: che cosa è cambiato, quali indirizzi (prova; scrive con SCRIVI=sì)
	@$(RUN) scripts/publish.py $(if $(SCRIVI),--scrivi)

audit: $(READY) ## Verifiche esterne: lingua, HTML, PDF, server, browser, prove, atti (TESTI=cartella)
	@$(RUN) scripts/audit/spelling.py
	@$(RUN) scripts/audit/validity.py
	@$(RUN) scripts/audit/pdfs.py
	@$(RUN) scripts/audit/other_generators.py
	@$(RUN) scripts/audit/server_check.py
	@$(RUN) scripts/audit/other_browsers.py
	@$(RUN) scripts/audit/workflows.py
	@$(RUN) scripts/audit/citations.py $(if $(TESTI),"$(TESTI)")
	@$(RUN) scripts/audit/mutations.py

lock: $(READY) ## Aggiorna requirements.txt dopo una modifica a requirements.in
	@$(RUN) scripts/lock.py

clean: ## Cancella tutto ciò che i comandi hanno creato: site/, .venv/, le cache
	@rm -rf $(VENV) .venv-lock site .site-* .zip-* parole-in-comune-fuori-rete.zip .cache .banco .pytest_cache .mypy_cache .ruff_cache
	@find scripts tests -type d -name __pycache__ -prune -exec rm -rf {} +

# The stamp is written last: an interrupted install leaves none, and is redone from a clean environment. So is one
# whose Python has been removed or upgraded since: it no longer starts, or no longer sees what was installed.
.PHONY: broken
$(READY): requirements.txt scripts/setup_guard.py $(shell $(RUN) -c 'import pip' 2>/dev/null || echo broken)
	@command -v "$(PYTHON)" >/dev/null 2>&1 || { echo "Non trovo «$(PYTHON)»: installa Python 3.11 o successivo, oppure indica dov’è: make PYTHON=/percorso/di/python3 test" >&2; exit 2; }
	@"$(PYTHON)" scripts/setup_guard.py "$(PYTHON)"
	@echo "Preparo l’ambiente di lavoro in $(VENV)/: scarico e installo le dipendenze, un minuto o due, solo la prima volta…"
	@rm -rf $(VENV)
	@"$(PYTHON)" -m venv $(VENV)
	@$(RUN) -m pip install --quiet --retries 1 --require-hashes -r requirements.txt 2> $(VENV)/errori.txt || { "$(PYTHON)" scripts/setup_guard.py "$(PYTHON)" $(VENV)/errori.txt; exit 2; }
	@touch $@
