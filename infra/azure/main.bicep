// The portal on Azure: a container app, Azure SQL that knows no passwords, a key vault for what is secret, and a workspace for logs.
//   az deployment group create -g referrals -f infra/azure/main.bicep -p image=… portalAddress=https://… sqlAdminName=… sqlAdminObjectId=… mailHost=… mailFrom=… mailUser=…
// Before the first start: put the secrets into the vault, run "migrate" as the SQL administrator, then user.sql with the identity's name.
// Sign-in: add the settings of your provider to "env" (docs/operations.md, "Sign-in").
param location string = resourceGroup().location
param name string = 'referrals'
param image string
param portalAddress string
@description('A group of Microsoft Entra whose members may change the schema.')
param sqlAdminName string
param sqlAdminObjectId string
param mailHost string = 'smtp.azurecomm.net'
param mailFrom string
param mailUser string
@description('More than one needs sticky sessions, which are on below: a page lives on the node that it was opened on.')
param nodes int = 1

var unique = '${name}-${uniqueString(resourceGroup().id)}'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-portal'
  location: location
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: { sku: { name: 'PerGB2018' }, retentionInDays: 90 }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: '${name}-insights'
  location: location
  kind: 'web'
  properties: { Application_Type: 'web', WorkspaceResourceId: logs.id }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: take('kv-${unique}', 24)
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    // What is keyed by Security:Key cannot be made again.
    enablePurgeProtection: true
  }
}

resource readsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, 'secrets')
  scope: vault
  properties: {
    // Key Vault Secrets User
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource sql 'Microsoft.Sql/servers@2023-08-01-preview' = {
  name: 'sql-${unique}'
  location: location
  properties: {
    minimalTlsVersion: '1.2'
    administrators: {
      administratorType: 'ActiveDirectory'
      azureADOnlyAuthentication: true
      login: sqlAdminName
      sid: sqlAdminObjectId
      tenantId: subscription().tenantId
      principalType: 'Group'
    }
  }

  resource database 'databases' = {
    name: 'employee_referrals'
    location: location
    sku: { name: 'S1' }
  }

  // Container apps have no fixed address outside a network of your own; with one, use a private endpoint instead.
  resource fromAzure 'firewallRules' = {
    name: 'AllowAllWindowsAzureIps'
    properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-08-02-preview' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: { customerId: logs.properties.customerId, sharedKey: logs.listKeys().primarySharedKey }
    }
    // The agent takes the portal's traces; the portal is told its address by OTEL_EXPORTER_OTLP_ENDPOINT.
    appInsightsConfiguration: { connectionString: insights.properties.ConnectionString }
    openTelemetryConfiguration: { tracesConfiguration: { destinations: [ 'appInsights' ] } }
  }
}

resource portal 'Microsoft.App/containerApps@2024-03-01' = {
  name: '${name}-portal'
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  dependsOn: [ readsSecrets ]
  properties: {
    environmentId: environment.id
    configuration: {
      // Sticky sessions want one revision at a time.
      activeRevisionsMode: 'Single'
      ingress: { external: true, targetPort: 8080, transport: 'auto', allowInsecure: false, stickySessions: { affinity: 'sticky' } }
      // Each is a secret of the vault, by the same name.
      secrets: [for secret in [ 'security-key', 'mail-password' ]: {
        name: secret
        keyVaultUrl: '${vault.properties.vaultUri}secrets/${secret}'
        identity: identity.id
      }]
    }
    template: {
      scale: { minReplicas: nodes, maxReplicas: nodes }
      volumes: [
        { name: 'data', storageType: 'EmptyDir' }
        // As files, each under the name of its setting. A certificate for the keys of cookies is not among them: a secret is text, and the
        // certificate is not. Mount one from a file share where the encryption of Azure SQL is not enough.
        {
          name: 'secrets'
          storageType: 'Secret'
          secrets: [
            { secretRef: 'security-key', path: 'Security__Key' }
            { secretRef: 'mail-password', path: 'Mail__Password' }
          ]
        }
      ]
      containers: [
        {
          name: 'portal'
          image: image
          resources: { cpu: json('1.0'), memory: '2Gi' }
          volumeMounts: [ { volumeName: 'data', mountPath: '/data' }, { volumeName: 'secrets', mountPath: '/run/secrets' } ]
          env: [
            { name: 'Database__Provider', value: 'SqlServer' }
            { name: 'Database__ConnectionString', value: 'Server=${sql.properties.fullyQualifiedDomainName};Database=employee_referrals;Authentication=Active Directory Managed Identity;User Id=${identity.properties.clientId};Encrypt=True' }
            { name: 'Portal__Address', value: portalAddress }
            // The environment's own proxy; nothing else reaches the container.
            { name: 'Proxy__Known__0', value: '100.64.0.0/10' }
            { name: 'Mail__Delivery', value: 'Smtp' }
            { name: 'Mail__Host', value: mailHost }
            { name: 'Mail__From', value: mailFrom }
            { name: 'Mail__Authentication', value: 'Password' }
            { name: 'Mail__User', value: mailUser }
          ]
          probes: [
            { type: 'Liveness', httpGet: { path: '/health/live', port: 8080 }, periodSeconds: 20 }
            { type: 'Readiness', httpGet: { path: '/health/ready', port: 8080 }, periodSeconds: 10 }
            { type: 'Startup', httpGet: { path: '/health/ready', port: 8080 }, periodSeconds: 5, failureThreshold: 60 }
          ]
        }
      ]
    }
  }
}

output address string = 'https://${portal.properties.configuration.ingress.fqdn}'
output identityName string = identity.name
