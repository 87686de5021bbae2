# Decisions in a container: built with the SDK, run on the ASP.NET runtime as a user without rights.
# The image holds no PostgreSQL: give it a server in DECISIONS_CONNECTION, as docker-compose.yml does.

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# What decides the packages comes first, so that a changed source file does not fetch them again.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/BannedSymbols.pure.txt src/
COPY src/Decisions.Domain/Decisions.Domain.csproj src/Decisions.Domain/packages.lock.json src/Decisions.Domain/
COPY src/Decisions.Ledger/Decisions.Ledger.csproj src/Decisions.Ledger/packages.lock.json src/Decisions.Ledger/
COPY src/Decisions.EventStore/Decisions.EventStore.csproj src/Decisions.EventStore/packages.lock.json src/Decisions.EventStore/
COPY src/Decisions.Engine/Decisions.Engine.csproj src/Decisions.Engine/packages.lock.json src/Decisions.Engine/
COPY src/Decisions.Server/Decisions.Server.csproj src/Decisions.Server/packages.lock.json src/Decisions.Server/
RUN dotnet restore src/Decisions.Server --locked-mode

COPY src src
RUN dotnet publish src/Decisions.Server --no-restore -c Release -o /program -p:UseAppHost=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
COPY --from=build /program /program

# A volume made here belongs to the user who runs the program.
RUN mkdir /keys && chown $APP_UID /keys && chmod 700 /keys

# Listens on all of the container's addresses; which of the machine's it is reached at is for the engine to say.
# Diagnostics would write to a file system that is meant to be read-only.
ENV DECISIONS_HOST=0.0.0.0 \
    DECISIONS_PORT=5080 \
    DECISIONS_KEYS=/keys \
    DOTNET_EnableDiagnostics=0
EXPOSE 5080
USER $APP_UID
WORKDIR /tmp

HEALTHCHECK --interval=10s --timeout=10s --start-period=60s --retries=3 \
    CMD ["dotnet", "/program/Decisions.Server.dll", "health"]
ENTRYPOINT ["dotnet", "/program/Decisions.Server.dll"]
CMD ["serve"]
